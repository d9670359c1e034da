import type { Id } from "../directory.ts";
import type { DomainEvent, DomainEventType } from "../domain-event.ts";
import type { Interaction } from "../interaction.ts";
import { contextReducers, withFocus } from "./context.ts";
import { createInteraction, initiateInteraction } from "./create.ts";
import { legReducers } from "./legs.ts";
import { lifecycleReducers } from "./lifecycle.ts";
import { messageReducers } from "./messages.ts";
import { offerReducers } from "./offer.ts";
import { partyReducers } from "./parties.ts";
import { queueingReducers } from "./queueing.ts";
import { wrapUpReducers } from "./wrap-up.ts";

// Each table pairs a type with its own reducer, which a look-up by the union of types cannot express.
const reducers = {
  ...offerReducers,
  ...lifecycleReducers,
  ...queueingReducers,
  ...legReducers,
  ...partyReducers,
  ...messageReducers,
  ...contextReducers,
  ...wrapUpReducers,
} as Partial<Record<DomainEventType, (interaction: Interaction, event: DomainEvent) => Interaction>>;

/** The interaction after the fact. */
export function evolveInteraction(
  interaction: Interaction | undefined,
  event: DomainEvent,
  interactionId: Id,
): Interaction | undefined {
  if (event.type === "interaction.created") return interaction ?? createInteraction(event);
  if (event.type === "interaction.initiated") return interaction ?? initiateInteraction(event);
  if (interaction === undefined) return undefined;
  const after =
    event.type === "interaction.selected" && event.previousInteractionId === interactionId
      ? withFocus(interaction, event.agentId, false)
      : reducers[event.type]?.(interaction, event);
  if (after === undefined) return interaction;
  return { ...after, version: interaction.version + 1 };
}
