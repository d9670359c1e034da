import type { InteractionReducers } from "./enter.ts";

export const contextReducers: InteractionReducers = {
  "interaction.selected": (interaction) => ({ ...interaction, selected: true, unread: 0 }),
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
