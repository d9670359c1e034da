import type { Interaction } from "@omni/contract";
import { useDraft } from "../../lib/drafts.ts";
import { useWorld } from "../../lib/live-context.tsx";

export interface Audience {
  /** The message is a note to colleagues, and never reaches the customer. */
  isNote: boolean;
  /** NONE: the agent is alone with the customer. NOTES_ONLY: is consulted, and does not write to the customer. */
  choice: "NONE" | "BOTH" | "NOTES_ONLY";
  set: (isNote: boolean) => void;
}

/** To whom the agent writes in this interaction. */
export function useAudience({ interactionId, agentId, state, participants }: Interaction): Audience {
  const userId = useWorld((world) => world.user.userId);
  const draft = useDraft(`audience:${interactionId}`, false);
  const agents = participants.filter((each) => each.type === "AGENT" && each.state === "CONNECTED");
  const isConsulted = state === "CONSULTING" && agentId !== userId;
  const choice = isConsulted ? "NOTES_ONLY" : agents.length > 1 ? "BOTH" : "NONE";
  return { choice, isNote: isConsulted || (choice === "BOTH" && draft.value), set: draft.set };
}
