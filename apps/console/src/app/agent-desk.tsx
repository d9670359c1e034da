import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { AppQuestionDialog, AppsProvider, BackgroundApps, FullPageApps } from "../features/apps/index.ts";
import { Callbacks } from "../features/callbacks/index.ts";
import { CallDialogs, PartyAlerts } from "../features/calls/index.ts";
import { CrmPagesProvider } from "../features/crm-page/index.ts";
import { CommandPalette } from "../features/command-palette/index.ts";
import { ConnectionBanner } from "../features/connection/index.ts";
import { MessageAnnouncer } from "../features/conversation/index.ts";
import { OfferBar } from "../features/interactions/index.ts";
import { OfferAlerts, useDesktopNotifications } from "../features/notifications/index.ts";
import { AccountMenu, SessionRenewal, StartOfShift } from "../features/session/index.ts";
import { HelpSheet, useShortcutKeys } from "../features/shortcuts/index.ts";
import { useWorld } from "../lib/live-context.tsx";
import { crmTab, showInWorkspace } from "../lib/workspace-view.ts";
import classes from "./agent-desk.module.css";
import { Header } from "./header.tsx";
import { messages } from "./messages.ts";
import { PaneSwitch } from "./pane-switch.tsx";
import { useCommands } from "./use-commands.ts";
import { useStaffPage } from "./use-staff-page.ts";
import { Workspace } from "./workspace.tsx";

/** Everything an agent sees once there is a snapshot: the start of the shift, then the desk. */
export function AgentDesk({ onSignOut }: { onSignOut: () => void }) {
  const user = useWorld((world) => world.user);
  const [starting, setStarting] = useState(false);
  const hasWork = useWorld((world) => world.session.selectedCampaigns.length > 0 || world.interactions.length > 0);
  const openContacts = useWorld((world) => world.interactions.length);
  const notifications = useDesktopNotifications();
  const { pages } = useStaffPage(user);
  const accountMenu = (
    <AccountMenu
      user={user}
      openContacts={openContacts}
      onSignOut={onSignOut}
      notifications={notifications}
      pages={pages}
    />
  );
  if (!hasWork || starting) {
    return (
      <div className={classes["desk"]}>
        <Header working={false} accountMenu={accountMenu} />
        <ConnectionBanner />
        <div className={classes["scroll"]}>
          <StartOfShift notifications={notifications} onStarting={setStarting} />
        </div>
      </div>
    );
  }
  return <WorkingDesk accountMenu={accountMenu} desktop={notifications.enabled} onSignOut={onSignOut} />;
}

const showCrmPage = (): void => showInWorkspace({ detailsTab: crmTab });

function WorkingDesk({
  accountMenu,
  desktop,
  onSignOut,
}: {
  accountMenu: ReactNode;
  desktop: boolean;
  onSignOut: () => void;
}) {
  const navigate = useNavigate();
  const { instanceId = null } = useParams({ strict: false });
  const openFullPage = useCallback(
    (next: string | null) =>
      void (next === null
        ? navigate({ to: "/" })
        : navigate({ to: "/apps/$instanceId", params: { instanceId: next } })),
    [navigate],
  );
  return (
    <AppsProvider openFullPage={openFullPage}>
      <div className={classes["desk"]}>
        <a href="#conversation" className={classes["skip"]}>
          {messages.skip}
        </a>
        <Header working accountMenu={accountMenu} />
        <div>
          <ConnectionBanner />
          <SessionRenewal />
          {instanceId !== null && <OfferBar />}
        </div>
        <main className={classes["main"]} id="conversation" tabIndex={-1}>
          <h1 className="visually-hidden">{messages.title}</h1>
          <CrmPagesProvider onOpened={showCrmPage}>
            <Workspace visible={instanceId === null} />
          </CrmPagesProvider>
          <FullPageApps active={instanceId} />
        </main>
        {instanceId === null && <PaneSwitch />}
      </div>
      <BackgroundApps />
      <AppQuestionDialog />
      <OfferAlerts
        desktop={desktop}
        onOpen={() => {
          openFullPage(null);
          showInWorkspace({ pane: "interactions" });
        }}
      />
      <MessageAnnouncer />
      <CallDialogs />
      <PartyAlerts />
      <Callbacks />
      <Commands openFullPage={openFullPage} onSignOut={onSignOut} />
    </AppsProvider>
  );
}

/** Apart from the desk, so that a change of the commands renders nothing else. */
function Commands({
  openFullPage,
  onSignOut,
}: {
  openFullPage: (instanceId: string | null) => void;
  onSignOut: () => void;
}) {
  const commands = useCommands({ openFullPage, signOut: onSignOut });
  useShortcutKeys(commands, () => showInWorkspace({ helpOpen: true }));
  useEffect(() => () => showInWorkspace({ paletteOpen: false, helpOpen: false }), []);
  return (
    <>
      <CommandPalette commands={commands} />
      <HelpSheet />
    </>
  );
}
