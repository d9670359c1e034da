import { isCallbackClosed, type Callback } from "../callback.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";

/** The callback that the interaction is the call of, unless it is done with. */
function openCallbackOf(draft: Draft, { callbackLink }: Interaction): Callback | null {
  const callback = callbackLink === null ? undefined : draft.callback(callbackLink.callbackId);
  return callback === undefined || isCallbackClosed(callback) ? null : callback;
}

/** Each of these tells the callback what became of its call; they say nothing about any other interaction. */
export function callbackOffered(draft: Draft, interaction: Interaction, agentId: Id): void {
  const callback = openCallbackOf(draft, interaction);
  if (callback === null || callback.announcedTo === agentId) return;
  const { callbackId } = callback;
  draft.emit({ type: "callback.announced", callbackId, interactionId: interaction.interactionId, agentId });
}

export function callbackDialled(draft: Draft, interaction: Interaction, agentId: Id): void {
  const callbackId = openCallbackOf(draft, interaction)?.callbackId;
  if (callbackId === undefined) return;
  draft.emit({ type: "callback.dialled", callbackId, interactionId: interaction.interactionId, agentId });
}

export function callbackReached(draft: Draft, interaction: Interaction, agentId: Id): void {
  const callbackId = openCallbackOf(draft, interaction)?.callbackId;
  if (callbackId === undefined) return;
  draft.emit({ type: "callback.reached", callbackId, interactionId: interaction.interactionId, agentId });
}

export function callbackFailed(draft: Draft, interaction: Interaction): void {
  const callbackId = openCallbackOf(draft, interaction)?.callbackId;
  if (callbackId === undefined) return;
  const { interactionId, agentId } = interaction;
  draft.emit({ type: "callback.failed", callbackId, interactionId, agentId });
}
