import { Anchor, Button, Group, Loader, Tabs, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { AppDetails } from "@omni/live";
import type { ReactNode } from "react";
import { ErrorNote } from "../../ui/error-note.tsx";
import { AppIcon } from "./app-icon.tsx";
import { useAppDetails } from "./app-queries.ts";
import { DangerTab } from "./danger-tab.tsx";
import { LogTab } from "./log-tab.tsx";
import { messages } from "./messages.ts";
import { OverviewTab } from "./overview-tab.tsx";
import { PlacementTab } from "./placement-tab.tsx";
import { SettingsTab } from "./settings-tab.tsx";
import { AppBadge } from "./state-badge.tsx";
import { firstTab, type OpenPage } from "./use-page-address.ts";
import { VersionsTab } from "./versions-tab.tsx";

interface AppPageProps {
  appId: string;
  tab: string;
  open: OpenPage;
  onTab: (tab: string) => void;
}

interface TabEntry {
  id: string;
  label: string;
  show: (app: AppDetails, page: AppPageProps) => ReactNode;
}

const tabs: readonly TabEntry[] = [
  { id: firstTab, label: messages.overview.tab, show: (app) => <OverviewTab app={app} /> },
  { id: "placement", label: messages.tabs.placement, show: (app) => <PlacementTab app={app} /> },
  { id: "settings", label: messages.tabs.settings, show: (app) => <SettingsTab app={app} /> },
  { id: "versions", label: messages.tabs.versions, show: (app, { open }) => <VersionsTab app={app} open={open} /> },
  { id: "log", label: messages.tabs.log, show: (app) => <LogTab entries={app.audit} /> },
  { id: "danger", label: messages.tabs.danger, show: (app, { open }) => <DangerTab app={app} open={open} /> },
];

/** One app, with all that can be done to it. */
export function AppPage(props: AppPageProps) {
  const { data: app, error, refetch } = useAppDetails(props.appId);
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        onClick={() => props.open({})}
        mb="xs"
      >
        {messages.slots.back}
      </Button>
      {app !== undefined ? (
        <AppContent app={app} {...props} />
      ) : error !== null ? (
        <ErrorNote title={messages.failed} error={error} onRetry={() => void refetch()} />
      ) : (
        <Loader size="sm" m="4rem auto" display="block" role="status" aria-label={messages.loading} />
      )}
    </>
  );
}

function AppContent({ app, ...props }: AppPageProps & { app: AppDetails }) {
  const active = tabs.find(({ id }) => id === props.tab) ?? tabs[0];
  return (
    <>
      <Group gap="sm" wrap="nowrap" align="flex-start" mb="md">
        <AppIcon icon={app.icon} size={44} />
        <div>
          <Group gap="xs">
            <Title order={1} size="h2">
              {app.title}
            </Title>
            <AppBadge app={app} />
          </Group>
          <Text c="dimmed" maw="46rem">
            {app.description}
          </Text>
        </div>
      </Group>
      {app.settings.problems.length > 0 && active?.id !== "settings" && (
        <Text size="sm" mb="sm" role="status">
          {messages.overview.settingsIncomplete}: {messages.overview.settingsIncompleteText}{" "}
          <Anchor component="button" size="sm" underline="always" onClick={() => props.onTab("settings")}>
            {messages.overview.toSettings}
          </Anchor>
        </Text>
      )}
      <Tabs value={active?.id ?? firstTab} onChange={(tab) => tab !== null && props.onTab(tab)} keepMounted={false}>
        <Tabs.List aria-label={messages.tabs.label(app.title)} mb="md">
          {tabs.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ id, show }) => (
          <Tabs.Panel key={id} value={id}>
            {show(app, props)}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
