import { Code, Paper, Skeleton, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";
import { formatDayAndTime } from "../../lib/format.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { messages } from "./messages.ts";
import type { StaffPageProps } from "./staff-page-entry.ts";
import classes from "./staff.module.css";

/** Their own account, and the centre's campaigns to read. */
export function AccountPage({ user, expiresAt }: StaffPageProps) {
  return (
    <div className={classes["narrow"]}>
      <PageHead title={messages.title(user.name)} text={messages.text[user.userType]} />
      <Paper withBorder p="md" mb="md" component="section" aria-label={messages.account}>
        <h2 className={classes["heading"]}>{messages.account}</h2>
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
      <h2 className={classes["heading"]}>{messages.campaigns}</h2>
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
