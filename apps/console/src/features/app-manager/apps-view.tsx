import { Button, Code, Group, Loader, Paper, Text, TextInput } from "@mantine/core";
import { IconApps, IconHistory, IconLayoutColumns, IconPlus, IconSearch, IconZoomQuestion } from "@tabler/icons-react";
import { useState } from "react";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { useApps } from "./app-queries.ts";
import { AppsTable } from "./apps-table.tsx";
import { filterApps } from "./filter-apps.ts";
import { messages } from "./messages.ts";
import type { OpenPage } from "./use-page-address.ts";

const text = messages.list;

/** All apps of the contact centre. */
export function AppsView({ open }: { open: OpenPage }) {
  const [search, setSearch] = useState("");
  const { data, error, refetch } = useApps();
  const apps = filterApps(data?.apps ?? [], search);
  return (
    <>
      <PageHead title={messages.title} text={messages.text}>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconHistory size={16} aria-hidden />}
            onClick={() => open({ view: "CHANGES" })}
          >
            {messages.log.open}
          </Button>
          <Button
            variant="default"
            leftSection={<IconLayoutColumns size={16} aria-hidden />}
            onClick={() => open({ view: "SLOTS" })}
          >
            {text.slots}
          </Button>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open({ view: "INSTALL" })}>
            {text.install}
          </Button>
        </Group>
      </PageHead>
      <Paper withBorder p="md">
        {error !== null ? (
          <ErrorNote title={messages.failed} error={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <Loader size="sm" m="2rem auto" display="block" role="status" aria-label={messages.loading} />
        ) : data.apps.length === 0 ? (
          <NoApps />
        ) : (
          <>
            <TextInput
              label={text.search}
              placeholder={text.searchPlaceholder}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              maw="26rem"
              mb="sm"
            />
            {apps.length === 0 ? (
              <EmptyNote icon={<IconZoomQuestion size={28} />} title={text.nothingFound}>
                {text.nothingFoundText}
              </EmptyNote>
            ) : (
              <AppsTable apps={apps} open={open} />
            )}
          </>
        )}
      </Paper>
    </>
  );
}

const NoApps = () => (
  <EmptyNote icon={<IconApps size={28} />} title={text.none}>
    <Text size="sm">{text.noneText}</Text>
    <Code block my="xs">
      {text.noneCommand}
    </Code>
    <Text size="sm">{text.noneHow}</Text>
  </EmptyNote>
);
