import { useEffect, useRef } from "react";
import { useCall } from "../../lib/live-context.tsx";

const repeatMs = 4_000;
const idleMs = 5_000;

/** Tells the customer that the agent types: `onInput` after each change, `stop` when the message is sent. */
export function useTyping(interactionId: string): { onInput: () => void; stop: () => void } {
  const call = useCall();
  const toldAt = useRef<number | null>(null);
  const idle = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = (typing: boolean): void => {
    toldAt.current = typing ? Date.now() : null;
    call("interaction.setTyping", { interactionId, typing }).catch(() => {
      // Typing is a courtesy: the agent is not told when it is lost.
    });
  };
  const stop = (): void => {
    clearTimeout(idle.current);
    if (toldAt.current !== null) tell(false);
  };
  const stopRef = useRef(stop);
  useEffect(() => {
    stopRef.current = stop;
  });
  useEffect(() => () => stopRef.current(), [interactionId]);

  return {
    onInput() {
      if (toldAt.current === null || Date.now() - toldAt.current > repeatMs) tell(true);
      clearTimeout(idle.current);
      idle.current = setTimeout(() => stopRef.current(), idleMs);
    },
    stop,
  };
}
