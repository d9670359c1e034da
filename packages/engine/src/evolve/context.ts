import type { Id } from "../directory.ts";
import type { Interaction } from "../interaction.ts";
import type { InteractionReducers } from "./enter.ts";

const isPrincipal = ({ agentId, offer }: Interaction, id: Id): boolean => agentId === id || offer?.agentId === id;

/** The focus of the agent who has it, or of one who takes part, is or is not on it. */
export const withFocus = (interaction: Interaction, agentId: Id, selected: boolean): Interaction =>
  isPrincipal(interaction, agentId)
    ? { ...interaction, selected, unread: selected ? 0 : interaction.unread }
    : {
        ...interaction,
        members: interaction.members.map((member) => (member.agentId === agentId ? { ...member, selected } : member)),
      };

export const contextReducers: InteractionReducers = {
  "interaction.selected": (interaction, { agentId }) => withFocus(interaction, agentId, true),
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
