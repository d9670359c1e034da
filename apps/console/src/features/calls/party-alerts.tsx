import type { Participant } from "@omni/contract";
import { showNotification } from "@mantine/notifications";
import { IconUserX } from "@tabler/icons-react";
import { useEffect } from "react";
import { announce } from "../../lib/announcer.ts";
import { useLiveStore } from "../../lib/live-context.tsx";
import { describePartyEvent } from "./describe-party-event.ts";

/** Tells the agent when somebody who was asked in does not come; that somebody came or left is said to screen readers. */
export function PartyAlerts() {
  const live = useLiveStore();
  useEffect(() => {
    const remember = (): Map<string, readonly Participant[]> =>
      new Map(live.get().world?.interactions.map((each) => [each.interactionId, each.participants]));
    let before = remember();
    return live.onItem(({ name, interactionId, data }) => {
      const { world } = live.get();
      const participants = interactionId === null ? undefined : before.get(interactionId);
      before = remember();
      if (world === null || participants === undefined) return;
      const note = describePartyEvent(name, data, participants, world.user.userId);
      if (note === null) return;
      announce(note.text, { urgent: note.isFailure });
      if (!note.isFailure) return;
      showNotification({
        color: "amber",
        icon: <IconUserX size={18} aria-hidden />,
        message: note.text,
        autoClose: 10_000,
      });
    });
  }, [live]);
  return null;
}
