import { Table } from "@mantine/core";
import type { AppAuditEntry } from "@omni/live";
import { formatDayAndTime } from "../../lib/format.ts";
import { StackTable } from "../../ui/stack-table.tsx";
import { messages } from "./messages.ts";

const text = messages.log;

/** Changes as sentences: who did what to which app, and what was there before. */
export function ChangesTable({ entries }: { entries: readonly AppAuditEntry[] }) {
  return (
    <StackTable minWidth={560} aria-label={text.title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="12rem">{text.columns.at}</Table.Th>
          <Table.Th>{text.columns.what}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map(({ at, userName, summary }, index) => (
          // Two changes may be alike in everything.
          <Table.Tr key={`${at} ${index}`}>
            <Table.Td className="tabular" style={{ verticalAlign: "top" }}>
              {formatDayAndTime(at)}
            </Table.Td>
            <Table.Td style={{ overflowWrap: "anywhere" }}>
              <strong>{userName}</strong> {toPredicate(summary)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </StackTable>
  );
}

/** The sentence goes on after its subject. */
const toPredicate = (summary: string): string => summary.charAt(0).toLowerCase() + summary.slice(1);
