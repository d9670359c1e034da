import type { Interaction } from "@omni/contract";
import {
  IconArrowForwardUp,
  IconDialpad,
  IconDoorExit,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhone,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserPlus,
  IconUserQuestion,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ShortcutName } from "../../lib/shortcuts.ts";
import { openAskDialog, toggleKeypad, useCallView } from "./call-view-state.ts";
import classes from "./calls.module.css";
import { ControlButton } from "./control-button.tsx";
import { messages } from "./messages.ts";
import { useUnderWay } from "./order-state.ts";
import type { Control } from "./situation.ts";
import { useCallOrders } from "./use-call-orders.ts";
import { useSituation } from "./use-situation.ts";

interface Look {
  icon: ReactNode;
  shortcut?: ShortcutName;
}

/** Controls of the toolbar in their order; those of a consult stand beside who is consulted. */
const looks = {
  dial: { icon: <IconPhone size={20} />, shortcut: "acceptOffer" },
  hold: { icon: <IconPlayerPause size={20} />, shortcut: "holdCall" },
  resume: { icon: <IconPlayerPlay size={20} />, shortcut: "holdCall" },
  mute: { icon: <IconMicrophone size={20} />, shortcut: "muteCall" },
  unmute: { icon: <IconMicrophoneOff size={20} />, shortcut: "muteCall" },
  keypad: { icon: <IconDialpad size={20} />, shortcut: "openKeypad" },
  transfer: { icon: <IconArrowForwardUp size={20} />, shortcut: "transfer" },
  consult: { icon: <IconUserQuestion size={20} />, shortcut: "consult" },
  add: { icon: <IconUserPlus size={20} />, shortcut: "addParticipant" },
  leave: { icon: <IconDoorExit size={20} />, shortcut: "leaveConference" },
  end: { icon: <IconPhoneOff size={20} />, shortcut: "endInteraction" },
} satisfies Partial<Record<Control, Look>>;

const order = Object.keys(looks) as (keyof typeof looks)[];
const switchedOn: readonly Control[] = ["resume", "unmute"];

/** What the agent can do with the line now. */
export function CallControls({ interaction }: { interaction: Interaction }) {
  const { interactionId, state } = interaction;
  const { controls } = useSituation(interaction);
  const orders = useCallOrders();
  const isUnderWay = useUnderWay(interactionId);
  const keypadOpen = useCallView((view) => view.keypadOf === interactionId);
  const shown = order.filter((control) => controls.has(control));
  if (shown.length === 0) return null;

  const press = (control: keyof typeof looks): void => {
    if (control === "keypad") toggleKeypad(interactionId);
    else if (control === "transfer" || control === "consult" || control === "add")
      openAskDialog(control, interactionId);
    else orders.order(control, interaction);
  };
  return (
    <div className={classes["controls"]} role="toolbar" aria-label={messages.controls.toolbar}>
      {shown.map((control) => (
        <ControlButton
          key={control}
          label={control === "end" && state === "INITIATED" ? messages.controls.cancel : messages.controls[control]}
          hint={messages.hints[control]}
          icon={looks[control].icon}
          shortcut={looks[control].shortcut}
          busy={isUnderWay(control)}
          active={switchedOn.includes(control) || (control === "keypad" && keypadOpen) || undefined}
          tone={control === "end" ? "bad" : undefined}
          onClick={() => press(control)}
        />
      ))}
    </div>
  );
}
