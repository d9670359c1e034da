import type { Message } from "@omni/contract";
import type { LiveInteraction, LookInEvent } from "@omni/live";
import { useState } from "react";
import { useEventStream } from "../../lib/use-event-stream.ts";

interface Seen {
  interaction: LiveInteraction;
  messages: readonly Message[];
  typing: "CUSTOMER" | "AGENT" | null;
  isOver: boolean;
}

/** The conversation after one more event. */
function afterEvent(seen: Seen, event: LookInEvent): Seen {
  switch (event.type) {
    case "snapshot":
      return { ...seen, interaction: event.interaction, messages: event.messages };
    case "interaction":
      return { ...seen, interaction: event.interaction };
    case "message":
      return { ...seen, messages: [...seen.messages, event.message], typing: null };
    case "typing":
      return { ...seen, typing: event.typing ? event.from : null };
    case "over":
      return { ...seen, isOver: true };
  }
}

/** A conversation that the supervisor looks into, as it goes on. */
export function useLookIn(contact: LiveInteraction) {
  const [seen, setSeen] = useState<Seen>({ interaction: contact, messages: [], typing: null, isOver: false });
  const path = `/api/supervisor/interactions/${encodeURIComponent(contact.interactionId)}/live`;
  // The server is the console's own.
  const state = useEventStream(seen.isOver ? null : path, (data) =>
    setSeen((before) => afterEvent(before, data as LookInEvent)),
  );
  return { ...seen, state };
}
