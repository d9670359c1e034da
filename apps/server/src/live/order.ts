import type { Interaction as InteractionView } from "@omni/contract";
import { toInteraction, type Command } from "@omni/engine";
import type { CallContext } from "./call-context.ts";

/** The interaction as the caller sees it now. */
export function interactionFor({ centre, agentId }: CallContext, interactionId: string): InteractionView {
  const interaction = centre.findInteraction(interactionId);
  if (interaction === null) throw new Error(`Interaction ${interactionId} vanished.`);
  return toInteraction(interaction, agentId);
}

/** Carries an order out and answers with the interaction after it. */
export async function order(
  context: CallContext,
  command: Command & { interactionId: string },
): Promise<InteractionView> {
  await context.run(command);
  return interactionFor(context, command.interactionId);
}
