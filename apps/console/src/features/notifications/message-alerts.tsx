import type { Message } from "@omni/contract";
import { useEffect, useRef } from "react";
import { useLiveStore } from "../../lib/live-context.tsx";
import { nameOf } from "../interactions/index.ts";
import { messages } from "./messages.ts";
import { showDesktop } from "./show-desktop.ts";

/** Tells of a message where the agent does not look: another contact has the focus, or another window is in front. */
export function MessageAlerts({
  desktop,
  chime,
  onOpen,
}: {
  desktop: boolean;
  chime: (() => void) | null;
  onOpen: () => void;
}) {
  const live = useLiveStore();
  const now = useRef({ desktop, chime, onOpen });
  useEffect(() => {
    now.current = { desktop, chime, onOpen };
  });
  useEffect(
    () =>
      live.onItem(({ name, interactionId, data }) => {
        if (name !== "messageReceived") return;
        const interaction = live.get().world?.interactions.find((each) => each.interactionId === interactionId);
        if (interaction === undefined || interaction.state === "OFFERED") return;
        const isSeen = interaction.selected && document.visibilityState === "visible" && document.hasFocus();
        if (isSeen) return;
        now.current.chime?.();
        if (!now.current.desktop || document.hasFocus()) return;
        const { text } = data["message"] as Message;
        showDesktop(
          {
            title: messages.message(nameOf(interaction)),
            body: text.slice(0, 140),
            tag: `message ${interaction.interactionId}`,
          },
          () => {
            void live.client.call("interaction.selectInteraction", { interactionId: interaction.interactionId }).catch(
              // The contact is gone meanwhile: the list shows what is there.
              () => null,
            );
            now.current.onOpen();
          },
          { stays: false },
        );
      }),
    [live],
  );
  return null;
}
