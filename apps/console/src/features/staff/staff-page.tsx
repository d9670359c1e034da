import type { CurrentUser } from "@omni/contract";
import { Code, Paper, Skeleton, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "../../lib/api.ts";
import { formatDayAndTime } from "../../lib/format.ts";
import { Brand } from "../../ui/brand.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { messages } from "./messages.ts";
import classes from "./staff.module.css";

/** Their own account, and the centre's campaigns to read. */
export function StaffPage({
  user,
  expiresAt,
  accountMenu,
}: {
  user: CurrentUser;
  expiresAt: number | null;
  accountMenu: ReactNode;
}) {
  return (
    <div className={classes["page"]}>
      <header className={classes["bar"]}>
        <Brand />
        {accountMenu}
      </header>
      <main className={classes["main"]}>
        <Title order={1} size="h2">
          {messages.title(user.name)}
        </Title>
        <Text c="dimmed" mb="lg" maw="42rem">
          {messages.text[user.userType]}
        </Text>
        <Paper withBorder p="md" mb="md" component="section" aria-label={messages.account}>
          <Title order={2} size="h3" mb="xs">
            {messages.account}
          </Title>
          <dl className={classes["facts"]}>
            <dt>{messages.name}</dt>
            <dd>{user.name}</dd>
            <dt>{messages.userName}</dt>
            <dd>{user.userName}</dd>
            <dt>{messages.role}</dt>
            <dd>{messages.types[user.userType]}</dd>
            {expiresAt !== null && (
              <>
                <dt>{messages.sessionEnds}</dt>
                <dd className="tabular">{formatDayAndTime(expiresAt)}</dd>
              </>
            )}
          </dl>
        </Paper>
        <Campaigns />
      </main>
    </div>
  );
}

function Campaigns() {
  const { data, error, refetch } = useQuery({
    queryKey: ["public-info"],
    queryFn: ({ signal }) => api.publicInfo(signal),
  });
  return (
    <Paper withBorder p="md" component="section" aria-label={messages.campaigns}>
      <Title order={2} size="h3">
        {messages.campaigns}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {messages.campaignsNote}
      </Text>
      {error !== null ? (
        <ErrorNote title={messages.campaignsFailed} error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton height={80} />
      ) : data.campaigns.length === 0 ? (
        <Text size="sm">{messages.noCampaigns}</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{messages.name}</Table.Th>
              <Table.Th>{messages.key}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.campaigns.map(({ key, title }) => (
              <Table.Tr key={key}>
                <Table.Td>{title}</Table.Td>
                <Table.Td>
                  <Code>{key}</Code>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}
