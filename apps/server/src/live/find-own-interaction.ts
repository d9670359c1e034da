import { partOf, type Interaction } from "@omni/engine";
import { OmniError } from "@omni/wire";
import type { CallContext } from "./call-context.ts";

/** An interaction that the agent has, had, takes part in or is being offered; INTERACTION_NOT_FOUND for anybody else's. */
export function findOwnInteraction({ centre, agentId }: CallContext, interactionId: string): Interaction {
  const interaction = centre.findInteraction(interactionId);
  if (interaction !== null && partOf(interaction, agentId) !== null) return interaction;
  throw new OmniError(
    "INTERACTION_NOT_FOUND",
    `You have no interaction ${interactionId}. Use an id from getInteractions() or from an event.`,
    { details: { interactionId } },
  );
}
