import { CloseButton } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import { toggleKeypad } from "./call-view-state.ts";
import classes from "./calls.module.css";
import { DigitPad } from "./digit-pad.tsx";
import { messages } from "./messages.ts";
import { useSendDigits } from "./use-send-digits.ts";

/** Digits on the line, by pressing or typing them. What was sent is shown once the server has taken it. */
export function Keypad({ interactionId }: { interactionId: string }) {
  const [sent, setSent] = useState("");
  const send = useSendDigits(interactionId, (digits) => setSent((before) => (before + digits).slice(-32)));
  const panel = useFirstFocus<HTMLElement>();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[0-9*#]$/.test(event.key)) {
      event.preventDefault();
      send(event.key);
    } else if (event.key === "Escape") {
      toggleKeypad(interactionId);
    }
  };
  return (
    // Keys are typed while the panel itself has the focus.
    // oxlint-disable-next-line jsx_a11y/no-noninteractive-element-interactions
    <section
      ref={panel}
      className={classes["keypad"]}
      aria-label={messages.keypad.title}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={classes["keypadHead"]}>
        <output className={classes["digits"]} aria-label={messages.keypad.sent}>
          {sent === "" ? <span className={classes["digitsHint"]}>{messages.keypad.hint}</span> : sent}
        </output>
        <CloseButton size="sm" aria-label={messages.keypad.close} onClick={() => toggleKeypad(interactionId)} />
      </div>
      <DigitPad onDigit={send} />
    </section>
  );
}
