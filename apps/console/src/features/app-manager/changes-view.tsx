import { Button, Group, Loader, Paper, Select, Text, TextInput } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { useChanges } from "./app-queries.ts";
import { noFilter, toTimes, type ChangesFilter } from "./changes-filter.ts";
import { ChangesTable } from "./changes-table.tsx";
import { messages } from "./messages.ts";
import type { OpenPage } from "./use-page-address.ts";

const text = messages.log;

/** The log of all apps, those that are gone too, by app and day. */
export function ChangesView({ open }: { open: OpenPage }) {
  const [filter, setFilter] = useState<ChangesFilter>(noFilter);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useChanges(toTimes(filter));
  const entries = data?.pages.flatMap(({ changes }) => changes);
  const apps = data?.pages[0]?.apps ?? [];
  const set = (change: Partial<ChangesFilter>): void => setFilter({ ...filter, ...change });
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        onClick={() => open({})}
        mb="xs"
      >
        {messages.slots.back}
      </Button>
      <PageHead title={text.title} text={text.text} />
      <Paper withBorder p="md">
        <Group align="flex-end" gap="sm" mb="sm">
          <Select
            label={text.app}
            placeholder={text.everyApp}
            data={apps.map(({ appId, title }) => ({ value: appId, label: title }))}
            value={filter.appId}
            clearable
            searchable
            onChange={(appId) => set({ appId })}
          />
          <TextInput
            type="date"
            label={text.from}
            value={filter.from}
            max={filter.to}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={text.to}
            value={filter.to}
            min={filter.from}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
        </Group>
        {error !== null ? (
          <ErrorNote title={text.failed} error={error} onRetry={() => void refetch()} />
        ) : entries === undefined ? (
          <Loader size="sm" role="status" aria-label={messages.loading} />
        ) : entries.length === 0 ? (
          <Text c="dimmed" role="status">
            {text.nothingFits}
          </Text>
        ) : (
          <ChangesTable entries={entries} />
        )}
        {hasNextPage && (
          <Button variant="default" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {text.older}
          </Button>
        )}
      </Paper>
    </>
  );
}
