import { ActionIcon, Text, Tooltip } from "@mantine/core";
import { showError, useWorld } from "@omni/console/toolbar-parts";
import {
  AvailabilityMenu,
  Callbacks,
  CallbacksButton,
  CallDialogs,
  ConnectionBanner,
  findSelected,
  InteractionList,
  MessageAnnouncer,
  PartyAlerts,
  SessionRenewal,
  StartButton,
  StartOfShift,
  useAvailability,
  useWorkKeys,
} from "@omni/console/toolbar-work-parts";
import type { CurrentUser } from "@omni/contract";
import { IconLogout } from "@tabler/icons-react";
import { useState } from "react";
import { InteractionView } from "./interaction-view.tsx";
import { messages } from "./messages.ts";
import type { ToolbarSession } from "./toolbar-session.ts";
import classes from "./toolbar.module.css";

/** The agent's work in a frame: availability and dialling above, offers and contacts, then the contact in focus. */
export function Toolbar({ user, session }: { user: CurrentUser; session: ToolbarSession }) {
  const [starting, setStarting] = useState(false);
  const hasWork = useWorld((world) => world.session.selectedCampaigns.length > 0 || world.interactions.length > 0);
  const isWorking = hasWork && !starting;
  return (
    <div className={classes["toolbar"]}>
      <header className={classes["head"]}>
        {isWorking && (
          <>
            <AvailabilityMenu />
            <StartButton />
            <CallbacksButton />
          </>
        )}
        <Text size="sm" truncate className={classes["user"]}>
          {user.name}
        </Text>
        <SignOutButton session={session} />
      </header>
      <ConnectionBanner />
      <SessionRenewal />
      {isWorking ? (
        <Work />
      ) : (
        <div className={classes["scroll"]}>
          <StartOfShift notifications={null} onStarting={setStarting} />
        </div>
      )}
    </div>
  );
}

function Work() {
  const interactions = useWorld((world) => world.interactions);
  const { goAvailable } = useAvailability();
  const selected = findSelected(interactions);
  return (
    <>
      <main className={classes["work"]} aria-label={messages.workspace} tabIndex={-1}>
        {(selected === null || interactions.length > 1) && (
          <div className={classes["list"]} data-alone={selected === null || undefined}>
            <InteractionList onBecomeAvailable={goAvailable} />
          </div>
        )}
        {selected !== null && (
          <div className={classes["contact"]}>
            <InteractionView interaction={selected} />
          </div>
        )}
      </main>
      <MessageAnnouncer />
      <CallDialogs />
      <PartyAlerts />
      <Callbacks />
      <Keys />
    </>
  );
}

/** Apart from the work, so that a change of what can be ordered renders nothing else. */
function Keys() {
  useWorkKeys();
  return null;
}

function SignOutButton({ session }: { session: ToolbarSession }) {
  const signOut = (): void => {
    session.signOut().catch((error: unknown) => showError(messages.signOutFailed, error));
  };
  return (
    <Tooltip label={messages.signOut}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={messages.signOut} onClick={signOut}>
        <IconLogout size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
