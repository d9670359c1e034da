import type { Id } from "../directory.ts";
import type { Interaction } from "../interaction.ts";
import type { InteractionReducers } from "./enter.ts";

const isPrincipal = ({ agentId, offer }: Interaction, id: Id): boolean => agentId === id || offer?.agentId === id;

const asRead = (interaction: Interaction, agentId: Id): Interaction =>
  isPrincipal(interaction, agentId) ? { ...interaction, unread: 0 } : interaction;

/** The focus of the agent who has it, or of one who takes part, is or is not on it. */
export const withFocus = (interaction: Interaction, agentId: Id, selected: boolean): Interaction =>
  isPrincipal(interaction, agentId)
    ? { ...interaction, selected }
    : {
        ...interaction,
        members: interaction.members.map((member) => (member.agentId === agentId ? { ...member, selected } : member)),
      };

export const contextReducers: InteractionReducers = {
  "interaction.selected": (interaction, { agentId, unseen }) => {
    const after = withFocus(interaction, agentId, true);
    return unseen ? after : asRead(after, agentId);
  },
  "interaction.read": (interaction, { agentId }) => asRead(interaction, agentId),
  "interaction.customerConnectionChanged": (interaction, { online }) => ({ ...interaction, customerOnline: online }),
  "interaction.updated": (interaction, { changes }) => ({
    ...interaction,
    data: { ...interaction.data, ...changes },
  }),
  "interaction.customerIdentified": (interaction, { customer }) => ({
    ...interaction,
    customer,
    participants: interaction.participants.map((participant) =>
      participant.type === "CUSTOMER" ? { ...participant, name: customer.name } : participant,
    ),
  }),
  "interaction.crmRecordAttached": (interaction, { record }) => ({ ...interaction, crmRecord: record }),
};
