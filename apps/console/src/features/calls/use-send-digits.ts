import { useRef } from "react";
import { useCall } from "../../lib/live-context.tsx";
import { showError } from "../../ui/show-error.tsx";
import { messages } from "./messages.ts";

/** Sends digits in the order in which they are pressed; `onSent` is told once the server has taken them. */
export function useSendDigits(interactionId: string, onSent: (digits: string) => void): (digits: string) => void {
  const call = useCall();
  const last = useRef(Promise.resolve());
  return (digits) => {
    last.current = last.current.then(async () => {
      try {
        await call("interaction.sendDtmf", { interactionId, digits });
        onSent(digits);
      } catch (error) {
        showError(messages.failed.keypad, error);
      }
    });
  };
}
