import { Paper, Text } from "@mantine/core";
import type { AppAuditEntry } from "@omni/live";
import { ChangesTable } from "./changes-table.tsx";
import { messages } from "./messages.ts";

/** Who changed what, newest first. */
export function LogTab({ entries }: { entries: readonly AppAuditEntry[] }) {
  if (entries.length === 0) return <Text c="dimmed">{messages.log.empty}</Text>;
  return (
    <Paper withBorder p="md">
      <ChangesTable entries={entries} />
    </Paper>
  );
}
