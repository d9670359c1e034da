import { toInteraction, type Delivery, type World } from "@omni/engine";
import { toSessionView } from "./to-session-view.ts";

/** A value as an agent may see it. */
export type Show = <T>(agentId: string, value: T) => T;

/** An InboxItem without its `seq`, as JSON: made once, stored and sent as it is. Ask right after the fact. */
export function toInboxBody(world: World, delivery: Delivery, at: number, show: Show): string {
  const { agentId, name, interactionId, data, state } = delivery;
  const interaction = interactionId === null ? undefined : world.interactions.get(interactionId);
  const invitation = interaction?.invitation;
  const session = interactionId === null ? world.agents.get(agentId) : undefined;
  return JSON.stringify({
    at,
    name,
    interactionId,
    data: show(agentId, data),
    // What somebody sees who has no part in it any more is over, unless the event says otherwise.
    interaction: interaction && {
      ...show(agentId, toInteraction(interaction, agentId)),
      ...(state === null ? {} : { state }),
    },
    ...(invitation?.agentId === agentId && { askedFor: invitation.kind }),
    session: session && toSessionView(world.directory, session),
  });
}
