import { Alert, Badge, Button, Group, Paper, Table, Text } from "@mantine/core";
import { IconProgress, IconUpload } from "@tabler/icons-react";
import type { AppDetails, AppVersion } from "@omni/live";
import { useState } from "react";
import { formatDayAndTime } from "../../lib/format.ts";
import { StackTable } from "../../ui/stack-table.tsx";
import { formatBytes } from "./format-bytes.ts";
import { messages } from "./messages.ts";
import { RollBackButton } from "./roll-back-button.tsx";
import { RollOutDialog } from "./roll-out-dialog.tsx";
import { StateBadge } from "./state-badge.tsx";
import type { OpenPage } from "./use-page-address.ts";
import { VersionCompare } from "./version-compare.tsx";
import { versionMessages as text } from "./version-messages.ts";

/** What is installed of the app, who gets what, and the way back. */
export function VersionsTab({ app, open }: { app: AppDetails; open: OpenPage }) {
  const [rollingOut, setRollingOut] = useState<string | null>(null);
  const { rollOut, versions, activeVersion } = app;
  const activeAt = versions.findIndex(({ version }) => version === activeVersion);
  const actionsOf = (version: AppVersion, index: number) => {
    const isOlder = activeAt >= 0 && index > activeAt;
    if (isOlder || version.version === activeVersion) return null;
    if (!version.consented)
      return (
        <Button
          size="compact-sm"
          aria-label={text.reviewOf(version.version)}
          onClick={() => open({ view: "INSTALL", appId: app.appId, version: version.version })}
        >
          {text.review}
        </Button>
      );
    return (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={text.activateOf(version.version)}
        onClick={() => setRollingOut(version.version)}
      >
        {version.version === rollOut?.version ? text.change : text.activate}
      </Button>
    );
  };
  return (
    <>
      {rollOut !== null && (
        <Alert icon={<IconProgress size={18} aria-hidden />} mb="sm">
          <Text size="sm">
            {text.rollOut(
              rollOut.version,
              messages.stage(rollOut.stage),
              messages.reaches(rollOut.users, rollOut.ofUsers),
            )}
          </Text>
        </Alert>
      )}
      <Paper withBorder p="md">
        <Group justify="space-between" mb="sm">
          <RollBackButton app={app} />
          <Button
            variant="default"
            leftSection={<IconUpload size={16} aria-hidden />}
            onClick={() => open({ view: "INSTALL", appId: app.appId })}
          >
            {text.upload}
          </Button>
        </Group>
        <StackTable minWidth={560} aria-label={messages.tabs.versions}>
          <Table.Tbody>
            {versions.map((version, index) => (
              <Table.Tr key={version.version}>
                <Table.Td>
                  <Text fw={600}>{version.version}</Text>
                  <Text size="xs" c="dimmed">
                    {text.uploaded(formatDayAndTime(version.uploadedAt), version.uploadedBy)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Group gap="xs">
                    <StateBadge state={version.state} />
                    {!version.consented && (
                      <Badge variant="light" color="amber">
                        {text.notConsented}
                      </Badge>
                    )}
                  </Group>
                </Table.Td>
                <Table.Td className="tabular">{formatBytes(version.bytes)}</Table.Td>
                <Table.Td data-actions>{actionsOf(version, index)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </StackTable>
      </Paper>
      <VersionCompare versions={versions} active={activeVersion} />
      {rollingOut !== null && <RollOutDialog app={app} version={rollingOut} onClose={() => setRollingOut(null)} />}
    </>
  );
}
