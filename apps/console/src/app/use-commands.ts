import { useMantineColorScheme } from "@mantine/core";
import { useShownApps } from "../features/apps/index.ts";
import { openScheduleDialog, showCallbacks } from "../features/callbacks/index.ts";
import { openAskDialog, startCall, toggleKeypad, toSituation, useCallOrders } from "../features/calls/index.ts";
import {
  findNeighbour,
  findSelected,
  groupInteractions,
  nameOf,
  useInteractionOrders,
} from "../features/interactions/index.ts";
import { useAvailability } from "../features/session/index.ts";
import type { Command } from "../lib/command.ts";
import { focusTarget } from "../lib/focus-target.ts";
import { useWorld } from "../lib/live-context.tsx";
import { useCan } from "../lib/use-can.ts";
import { customerTab, showInWorkspace } from "../lib/workspace-view.ts";
import { listCommands } from "./commands.ts";

/** What the agent can order now, by palette and shortcut. */
export function useCommands({
  openFullPage,
  signOut,
}: {
  openFullPage: (instanceId: string | null) => void;
  signOut: () => void;
}): Command[] {
  const interactions = useWorld((world) => world.interactions);
  const chosen = useWorld((world) => world.session.chosen);
  const breakReasons = useWorld((world) => world.breakReasons);
  const instances = [...useShownApps("right-panel"), ...useShownApps("full-page")];
  const availability = useAvailability();
  const { accept, decline, select } = useInteractionOrders();
  const userId = useWorld((world) => world.user.userId);
  const lastEvents = useWorld((world) => world.lastEvents);
  const callOrders = useCallOrders();
  const can = useCan();
  const { setColorScheme } = useMantineColorScheme();

  const showPane = (pane: "conversation" | "details"): void => {
    openFullPage(null);
    showInWorkspace({ pane });
  };
  const selected = findSelected(interactions);
  return listCommands(
    {
      offer: groupInteractions(interactions).offers[0] ?? null,
      selected,
      interactions,
      chosen,
      breakReasons,
      apps: instances.map(({ placeId, app }) => ({ instanceId: placeId, name: app.name })),
      calls: {
        selected: selected && {
          interaction: selected,
          situation: toSituation(selected, userId, can, lastEvents),
        },
        canStart: can("interaction.initiateInteraction"),
        canSchedule: can("interaction.scheduleCallback"),
        canList: can("interaction.getCallbacks"),
      },
    },
    {
      accept: (offer) => {
        openFullPage(null);
        accept(offer);
      },
      decline,
      select: (interaction) => {
        openFullPage(null);
        select(interaction);
      },
      step(by) {
        const neighbour = findNeighbour(interactions, by);
        if (neighbour !== null) select(neighbour);
      },
      compose() {
        showPane("conversation");
        focusTarget("composer");
      },
      end(interaction) {
        showPane("conversation");
        callOrders.order("end", interaction);
      },
      dispose() {
        showPane("conversation");
        focusTarget("disposition");
      },
      goAvailable: availability.goAvailable,
      takeBreak: availability.takeBreak,
      toggleAvailability: availability.toggle,
      openApp(placeId) {
        const instance = instances.find((each) => each.placeId === placeId);
        if (instance?.place === "full-page") return openFullPage(placeId);
        showPane("details");
        showInWorkspace({ detailsTab: placeId });
      },
      showCustomer() {
        showPane("details");
        showInWorkspace({ detailsTab: customerTab });
      },
      useTheme: setColorScheme,
      openPalette: () => showInWorkspace({ paletteOpen: true }),
      openHelp: () => showInWorkspace({ helpOpen: true }),
      signOut,
      calls: {
        order: callOrders.order,
        takeBack: ({ interactionId }, participantId) => callOrders.drop(interactionId, participantId),
        ask: (control, { interactionId }) => openAskDialog(control, interactionId),
        keypad: ({ interactionId }) => toggleKeypad(interactionId),
        start: () => startCall(),
        schedule: ({ interactionId }) => openScheduleDialog(interactionId),
        listCallbacks: () => showCallbacks(),
      },
    },
    nameOf,
  );
}
