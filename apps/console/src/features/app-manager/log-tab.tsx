import { Paper, Table, Text } from "@mantine/core";
import type { AppAuditEntry } from "@omni/live";
import { formatDayAndTime } from "../../lib/format.ts";
import { messages } from "./messages.ts";

const text = messages.log;

/** Who changed what, newest first. */
export function LogTab({ entries }: { entries: readonly AppAuditEntry[] }) {
  if (entries.length === 0) return <Text c="dimmed">{text.empty}</Text>;
  return (
    <Paper withBorder p="md">
      <Table.ScrollContainer minWidth={640}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {Object.values(text.columns).map((label) => (
                <Table.Th key={label}>{label}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map(({ at, userName, action, version, summary }, index) => (
              // Two changes may be alike in everything.
              <Table.Tr key={`${at} ${index}`}>
                <Table.Td className="tabular">{formatDayAndTime(at)}</Table.Td>
                <Table.Td>{userName}</Table.Td>
                <Table.Td>
                  {text.actions[action]} {version}
                </Table.Td>
                <Table.Td style={{ overflowWrap: "anywhere" }}>{summary}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
