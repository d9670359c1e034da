import { Badge, Group, Switch, Table, Text, UnstyledButton } from "@mantine/core";
import type { AppDetails, AppSummary } from "@omni/live";
import { useState } from "react";
import { postJson } from "../../lib/api.ts";
import { showError } from "../../ui/show-error.tsx";
import { StackTable } from "../../ui/stack-table.tsx";
import { AppIcon } from "./app-icon.tsx";
import classes from "./app-manager.module.css";
import { appPath, useAppOrder, useDetailsOf, useSlots } from "./app-queries.ts";
import { errorsOf, totalByDay } from "./figures.ts";
import { messages } from "./messages.ts";
import { AppBadge } from "./state-badge.tsx";
import { TrendBars } from "./trend-bars.tsx";
import type { OpenPage } from "./use-page-address.ts";

const text = messages.list;

export function AppsTable({ apps, open }: { apps: readonly AppSummary[]; open: OpenPage }) {
  const details = useDetailsOf(apps.map(({ appId }) => appId));
  const { columns } = text;
  return (
    <StackTable minWidth={820} verticalSpacing="xs" aria-label={messages.title}>
      <Table.Thead>
        <Table.Tr>
          {Object.values(columns).map((label) => (
            <Table.Th key={label} data-actions={label === columns.enabled || undefined}>
              {label}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {apps.map((app) => (
          <AppRow key={app.appId} app={app} details={details.get(app.appId)} open={open} />
        ))}
      </Table.Tbody>
    </StackTable>
  );
}

function AppRow({ app, details, open }: { app: AppSummary; details: AppDetails | undefined; open: OpenPage }) {
  const [openedAt] = useState(Date.now);
  const errors = errorsOf(app.today);
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          <AppIcon icon={app.icon} />
          <div>
            <UnstyledButton
              className={classes["name"]}
              aria-label={text.open(app.title)}
              onClick={() => open({ appId: app.appId })}
            >
              {app.title}
            </UnstyledButton>
            <Text size="xs" c="dimmed">
              {app.activeVersion ?? app.newestVersion} · {app.publisher ?? text.byNobody}
            </Text>
          </div>
        </Group>
      </Table.Td>
      <Table.Td data-label={text.columns.state}>
        <AppBadge app={app} />
        <WaitingNote app={app} />
      </Table.Td>
      <Table.Td data-label={text.columns.slots}>
        <SlotNames details={details} />
      </Table.Td>
      <Table.Td data-label={text.columns.today}>
        {details !== undefined && <TrendBars title={app.title} days={totalByDay(details.figures, 14, openedAt)} />}
        <Text size="xs" c="dimmed" className="tabular">
          {text.uses(app.today.MOUNTED)}
        </Text>
      </Table.Td>
      <Table.Td data-label={text.columns.errors}>
        {errors === 0 ? (
          <Text size="sm" c="dimmed">
            {text.errors(0)}
          </Text>
        ) : (
          <Badge variant="light" color="red">
            {text.errors(errors)}
          </Badge>
        )}
      </Table.Td>
      <Table.Td data-actions>
        <EnableSwitch app={app} />
      </Table.Td>
    </Table.Tr>
  );
}

/** A roll-out under way, or a version that nobody gets yet. */
function WaitingNote({ app: { rollOut, activeVersion, newestVersion } }: { app: AppSummary }) {
  const note =
    rollOut !== null
      ? `${rollOut.version}: ${messages.stage(rollOut.stage)}, ${messages.reaches(rollOut.users, rollOut.ofUsers)}`
      : activeVersion !== null && activeVersion !== newestVersion
        ? text.update(newestVersion)
        : null;
  if (note === null) return null;
  return (
    <Text size="xs" c="dimmed" mt={2}>
      {note}
    </Text>
  );
}

function SlotNames({ details }: { details: AppDetails | undefined }) {
  const { data: slots = [] } = useSlots();
  if (details === undefined) return null;
  const used = [...new Set(details.mappings.flatMap((mapping) => mapping.slots))];
  if (used.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {text.noSlots}
      </Text>
    );
  const titleOf = (slot: string): string => slots.find((each) => each.slot === slot)?.title ?? slot;
  return <Text size="sm">{used.map(titleOf).join(", ")}</Text>;
}

function EnableSwitch({ app: { appId, title, enabled } }: { app: AppSummary }) {
  const order = useAppOrder((next: boolean) => postJson(appPath(appId, "/enabled"), { enabled: next }), {
    onFailed: (error) => showError(text.enableFailed, error),
  });
  const shown = order.isPending ? order.variables : enabled;
  return (
    <Switch
      display="inline-block"
      aria-label={text.enable(title)}
      checked={shown}
      disabled={order.isPending}
      onChange={(event) => order.mutate(event.currentTarget.checked)}
    />
  );
}
