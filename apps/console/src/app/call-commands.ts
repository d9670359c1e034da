import type { Interaction } from "@omni/contract";
import type { Situation as CallSituation, PlainControl } from "../features/calls/index.ts";
import type { Command } from "../lib/command.ts";
import type { ShortcutName } from "../lib/shortcuts.ts";
import { messages } from "./messages.ts";

/** What the selected interaction allows now, and what the server can do. */
export interface CallsNow {
  selected: { interaction: Interaction; situation: CallSituation } | null;
  canStart: boolean;
  canSchedule: boolean;
  canList: boolean;
}

export interface CallOrdersOfDesk {
  order: (control: PlainControl, interaction: Interaction) => void;
  takeBack: (interaction: Interaction, participantId: string) => void;
  ask: (control: "transfer" | "consult" | "add", interaction: Interaction) => void;
  keypad: (interaction: Interaction) => void;
  start: () => void;
  schedule: (interaction: Interaction) => void;
  listCallbacks: () => void;
}

const plain: readonly { control: PlainControl; shortcut: ShortcutName }[] = [
  { control: "consultTransfer", shortcut: "consultTransfer" },
  { control: "consultConference", shortcut: "consultConference" },
  { control: "leave", shortcut: "leaveConference" },
];
const asks = [
  { control: "transfer", shortcut: "transfer" },
  { control: "consult", shortcut: "consult" },
  { control: "add", shortcut: "addParticipant" },
] as const satisfies readonly { control: string; shortcut: ShortcutName }[];

/** Commands about calls and about who takes part, each available exactly when its control is shown. */
export function listCallCommands(now: CallsNow, orders: CallOrdersOfDesk): Command[] {
  const text = messages.commands.calls;
  const group = messages.commands.groups.calls;
  const { selected } = now;
  const interaction = selected?.interaction ?? null;
  const has = (control: PlainControl | "keypad" | "transfer" | "consult" | "add" | "takeBack"): boolean =>
    selected?.situation.controls.has(control) ?? false;
  const when = (run: (interaction: Interaction) => void) => () => interaction !== null && run(interaction);
  const toggle = (on: PlainControl, off: PlainControl, shortcut: ShortcutName): Command => ({
    id: shortcut,
    group,
    label: has(off) ? text[off as "resume" | "unmute"] : text[on as "hold" | "mute"],
    shortcut,
    available: has(on) || has(off),
    run: when((each) => orders.order(has(off) ? off : on, each)),
  });
  const asked = selected?.situation.asked ?? null;
  return [
    toggle("hold", "resume", "holdCall"),
    toggle("mute", "unmute", "muteCall"),
    {
      id: "openKeypad",
      group,
      label: text.keypad,
      shortcut: "openKeypad",
      available: has("keypad"),
      run: when(orders.keypad),
    },
    ...asks.map(({ control, shortcut }) => ({
      id: control,
      group,
      label: text[control],
      shortcut,
      available: has(control),
      run: when((each) => orders.ask(control, each)),
    })),
    ...plain.map(({ control, shortcut }) => ({
      id: control,
      group,
      label: text[control as "leave"],
      shortcut,
      available: has(control),
      run: when((each) => orders.order(control, each)),
    })),
    {
      id: "consultCancel",
      group,
      label: has("takeBack") ? text.takeBack : text.consultCancel,
      shortcut: "consultCancel",
      available: has("consultCancel") || has("takeBack"),
      run: when((each) =>
        has("takeBack") && asked !== null
          ? orders.takeBack(each, asked.participant.participantId)
          : orders.order("consultCancel", each),
      ),
    },
    {
      id: "dial",
      group,
      label: text.dial,
      available: has("dial"),
      run: when((each) => orders.order("dial", each)),
    },
    {
      id: "startCall",
      group,
      label: text.start,
      shortcut: "startCall",
      available: now.canStart,
      run: orders.start,
    },
    {
      id: "scheduleCallback",
      group,
      label: text.schedule,
      shortcut: "scheduleCallback",
      available: now.canSchedule && interaction !== null,
      run: when(orders.schedule),
    },
    {
      id: "openCallbacks",
      group,
      label: text.callbacks,
      shortcut: "openCallbacks",
      available: now.canList,
      run: orders.listCallbacks,
    },
  ];
}
