import { Button, Drawer, Loader, Paper, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconFileSpreadsheet, IconHistoryOff } from "@tabler/icons-react";
import type { PastInteraction } from "@omni/live";
import { useState } from "react";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { HistoryDetail } from "./history-detail.tsx";
import { HistoryFilters } from "./history-filters.tsx";
import { everything, toParameters, type HistoryQuery } from "./history-query.ts";
import { HistoryTable } from "./history-table.tsx";
import classes from "./history.module.css";
import { messages } from "./messages.ts";
import { useHistory } from "./use-history.ts";

/** Everything that is over, to search and to take away. */
export function HistoryPage() {
  const [query, setQuery] = useState<HistoryQuery>(everything);
  const [opened, setOpened] = useState<PastInteraction | null>(null);
  const [settled] = useDebouncedValue(query, 250);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useHistory(settled);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const total = data?.pages[0]?.total ?? null;
  return (
    <>
      <PageHead title={messages.title} text={messages.text}>
        <Button
          variant="default"
          // An attachment: the browser saves it, and the page stays.
          onClick={() => window.location.assign(`/api/history/export.csv?${toParameters(query, Date.now())}`)}
          title={messages.exportHint}
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
        >
          {messages.export}
        </Button>
      </PageHead>
      <HistoryFilters query={query} onChange={setQuery} />
      <Paper withBorder className={classes["section"]}>
        {error !== null ? (
          <ErrorNote title={messages.failed} error={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <Loader size="sm" m="2rem auto" display="block" aria-label={messages.title} />
        ) : items.length === 0 ? (
          <EmptyNote icon={<IconHistoryOff size={28} />} title={messages.none}>
            {messages.noneText}
          </EmptyNote>
        ) : (
          <>
            <Text size="sm" c="dimmed" role="status">
              {total === null ? "" : messages.count(total)}
            </Text>
            <HistoryTable items={items} query={query} onSort={setQuery} onOpen={setOpened} />
            {hasNextPage && (
              <Button variant="default" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {messages.more}
              </Button>
            )}
          </>
        )}
      </Paper>
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        position="right"
        size="lg"
        title={opened === null ? "" : messages.detail.title(opened.customerName)}
        closeButtonProps={{ "aria-label": messages.detail.close }}
      >
        {opened !== null && <HistoryDetail interactionId={opened.interactionId} />}
      </Drawer>
    </>
  );
}
