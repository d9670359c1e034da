import type { Interaction } from "@omni/contract";
import type { Command } from "../lib/command.ts";
import { listCallCommands, type CallOrdersOfDesk, type CallsNow } from "./call-commands.ts";
import { messages } from "./messages.ts";

/** The agent's situation, from which it follows what can be ordered now. */
export interface Situation {
  offer: Interaction | null;
  selected: Interaction | null;
  interactions: readonly Interaction[];
  chosen: "AVAILABLE" | "ON_BREAK";
  breakReasons: readonly string[];
  apps: readonly { instanceId: string; name: string }[];
  calls: CallsNow;
}

export interface Orders {
  accept: (offer: Interaction) => void;
  decline: (offer: Interaction) => void;
  select: (interaction: Interaction) => void;
  step: (by: 1 | -1) => void;
  compose: () => void;
  end: (interaction: Interaction) => void;
  dispose: () => void;
  goAvailable: () => void;
  takeBreak: (reason: string) => void;
  toggleAvailability: () => void;
  openApp: (instanceId: string) => void;
  showCustomer: () => void;
  useTheme: (theme: "light" | "dark" | "auto") => void;
  openPalette: () => void;
  openHelp: () => void;
  signOut: () => void;
  calls: CallOrdersOfDesk;
}

/** Every command of the console, in the palette's order. */
export function listCommands(now: Situation, orders: Orders, nameOf: (interaction: Interaction) => string): Command[] {
  const { offer, selected, interactions, chosen, breakReasons, apps } = now;
  const text = messages.commands;
  const { groups } = text;
  const over = selected !== null && ["WRAP_UP", "ENDED", "DISPOSED"].includes(selected.state);
  const accepted = interactions.filter(({ state }) => state !== "OFFERED");
  // The call to look at first is accepted by the same key as an offer.
  const { selected: current } = now.calls;
  const preview = current?.situation.controls.has("dial") === true ? current.interaction : null;
  const name = offer === null ? null : nameOf(offer);
  return [
    {
      id: "acceptOffer",
      group: groups.offers,
      label: text.acceptOffer(name),
      shortcut: "acceptOffer",
      available: offer !== null || preview !== null,
      run() {
        if (offer !== null) orders.accept(offer);
        else if (preview !== null) orders.calls.order("dial", preview);
      },
    },
    {
      id: "declineOffer",
      group: groups.offers,
      label: text.declineOffer(name),
      shortcut: "declineOffer",
      available: offer !== null,
      run: () => offer !== null && orders.decline(offer),
    },
    {
      id: "compose",
      group: groups.contacts,
      label: text.compose,
      shortcut: "focusComposer",
      available: selected !== null && !over && now.calls.selected?.situation.isCall !== true,
      run: orders.compose,
    },
    {
      id: "end",
      group: groups.contacts,
      label: text.end,
      shortcut: "endInteraction",
      available: now.calls.selected?.situation.controls.has("end") ?? false,
      run: () => selected !== null && orders.end(selected),
    },
    {
      id: "dispose",
      group: groups.contacts,
      label: text.dispose,
      shortcut: "disposeInteraction",
      available: over,
      run: orders.dispose,
    },
    {
      id: "next",
      group: groups.contacts,
      label: text.next,
      shortcut: "nextInteraction",
      available: accepted.length > 0,
      run: () => orders.step(1),
    },
    {
      id: "previous",
      group: groups.contacts,
      label: text.previous,
      shortcut: "previousInteraction",
      available: accepted.length > 0,
      run: () => orders.step(-1),
    },
    ...accepted
      .filter((each) => !each.selected)
      .map((each) => ({
        id: `open ${each.interactionId}`,
        group: groups.contacts,
        label: text.open(nameOf(each)),
        available: true,
        run: () => orders.select(each),
      })),
    ...listCallCommands(now.calls, orders.calls),
    {
      id: "toggle",
      group: groups.availability,
      label: text.toggle,
      shortcut: "toggleAvailability",
      available: true,
      run: orders.toggleAvailability,
    },
    {
      id: "available",
      group: groups.availability,
      label: text.available,
      available: chosen !== "AVAILABLE",
      run: orders.goAvailable,
    },
    ...breakReasons.map((reason) => ({
      id: `break ${reason}`,
      group: groups.availability,
      label: text.takeBreak(reason),
      available: true,
      run: () => orders.takeBreak(reason),
    })),
    {
      id: "customer",
      group: groups.apps,
      label: text.customer,
      available: selected !== null,
      run: orders.showCustomer,
    },
    ...apps.map(({ instanceId, name: appName }) => ({
      id: `app ${instanceId}`,
      group: groups.apps,
      label: text.openApp(appName),
      available: true,
      run: () => orders.openApp(instanceId),
    })),
    ...(["light", "dark", "auto"] as const).map((theme) => ({
      id: `theme ${theme}`,
      group: groups.general,
      label: text.theme[theme],
      available: true,
      run: () => orders.useTheme(theme),
    })),
    {
      id: "openHelp",
      group: groups.general,
      label: text.help,
      shortcut: "openHelp",
      available: true,
      run: orders.openHelp,
    },
    {
      id: "openPalette",
      group: groups.general,
      label: text.palette,
      shortcut: "openPalette",
      available: true,
      run: orders.openPalette,
    },
    {
      id: "signOut",
      group: groups.general,
      label: text.signOut,
      available: interactions.length === 0,
      run: orders.signOut,
    },
  ];
}
