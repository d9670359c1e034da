import { useEffect } from "react";
import type { Message } from "@omni/contract";
import { announce } from "../../lib/announcer.ts";
import { useLiveStore } from "../../lib/live-context.tsx";
import { messages } from "./messages.ts";

/** Tells screen readers of messages in conversations that are not on the screen; the open one is a live region itself. */
export function MessageAnnouncer() {
  const live = useLiveStore();
  useEffect(
    () =>
      live.onItem(({ name, interactionId, data, interaction }) => {
        if (name !== "messageReceived" || interactionId === null || interaction?.selected === true) return;
        const { senderName, text } = data["message"] as Message;
        announce(messages.customerSays(senderName, text.slice(0, 200)));
      }),
    [live],
  );
  return null;
}
