import type { Refusal } from "../decision.ts";
import type { Id } from "../directory.ts";
import { select } from "../connect.ts";
import type { Draft } from "../draft.ts";
import { isClosed, type Interaction } from "../interaction.ts";
import { findInteraction, findOwnOrOffered, viewerOf, wrongState } from "./find.ts";
import type { Handlers } from "./handler.ts";

interface Target {
  interactionId: Id;
  agentId: Id | null;
}

/** An interaction whose context may still change. */
function findOpen(draft: Draft, { interactionId, agentId }: Target, attempt: string): Interaction | Refusal {
  const interaction =
    agentId === null ? findInteraction(draft, interactionId) : findOwnOrOffered(draft, { interactionId, agentId });
  if ("outcome" in interaction) return interaction;
  return isClosed(interaction) ? wrongState(interaction, attempt, "It is closed for good.") : interaction;
}

export const contextHandlers: Handlers<
  | "agent.selectInteraction"
  | "interaction.updateData"
  | "interaction.attachCrmRecord"
  | "interaction.identifyCustomer"
  | "interaction.showCrm"
> = {
  "agent.selectInteraction": (draft, { agentId, interactionId }) => {
    const interaction = findOpen(draft, { agentId, interactionId }, "select it");
    if ("outcome" in interaction) return interaction;
    select(draft, interactionId, agentId, "SELECTED");
    return null;
  },

  "interaction.updateData": (draft, command) => {
    const interaction = findOpen(draft, command, "update its data");
    if ("outcome" in interaction) return interaction;
    const { interactionId, data } = command;
    if (Object.keys(data).length > 0)
      draft.emit({ type: "interaction.updated", interactionId, agentId: viewerOf(interaction), changes: data });
    return null;
  },

  "interaction.attachCrmRecord": (draft, command) => {
    const interaction = findOpen(draft, command, "attach a record");
    if ("outcome" in interaction) return interaction;
    const { interactionId, record } = command;
    draft.emit({ type: "interaction.crmRecordAttached", interactionId, agentId: viewerOf(interaction), record });
    return null;
  },

  "interaction.identifyCustomer": (draft, command) => {
    const interaction = findOpen(draft, command, "identify its customer");
    if ("outcome" in interaction) return interaction;
    const { interactionId, customer } = command;
    draft.emit({ type: "interaction.customerIdentified", interactionId, agentId: viewerOf(interaction), customer });
    return null;
  },

  "interaction.showCrm": (draft, command) => {
    const interaction = findOpen(draft, command, "show its record");
    if ("outcome" in interaction) return interaction;
    const { interactionId, agentId, requestId } = command;
    draft.emit({ type: "interaction.crmShown", interactionId, agentId, requestId });
    return null;
  },
};
