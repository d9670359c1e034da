import type { Id } from "../directory.ts";
import type { Interaction } from "../interaction.ts";
import type { Member } from "../invitation.ts";
import { agentLegOf } from "../leg.ts";
import { enter, type InteractionReducers } from "./enter.ts";
import { withCustomer, withoutParticipant, withParticipant, withState } from "./participants.ts";

const withMember = (members: readonly Member[], member: Member): Member[] => [
  ...members.filter(({ agentId }) => agentId !== member.agentId),
  member,
];

const withoutMember = (members: readonly Member[], agentId: Id): Member[] =>
  members.filter((member) => member.agentId !== agentId);

/** Back with the agent, the customer off hold. */
const backToAgent = (interaction: Interaction, at: number, participantId: Id): Interaction => ({
  ...(interaction.state === "CONNECTED" ? interaction : enter(interaction, "CONNECTED", at)),
  invitation: null,
  participants: withCustomer(withoutParticipant(interaction.participants, participantId), "CONNECTED"),
});

const isCall = ({ channelType }: Interaction): boolean => channelType === "VOICE";

/** The customer waits; only a call can be put on hold. */
function onHold(interaction: Interaction, at: number): Interaction {
  if (!isCall(interaction)) return interaction;
  return { ...enter(interaction, "HELD", at), participants: withCustomer(interaction.participants, "HELD") };
}

export const partyReducers: InteractionReducers = {
  "interaction.held": (interaction, { at }) => onHold(interaction, at),
  "interaction.resumed": (interaction, { at }) => ({
    ...enter(interaction, "CONNECTED", at),
    participants: withCustomer(interaction.participants, "CONNECTED"),
  }),
  "interaction.muted": (interaction, { agentId }) =>
    interaction.agentId === agentId ? { ...interaction, muted: true } : interaction,
  "interaction.unmuted": (interaction, { agentId }) =>
    interaction.agentId === agentId ? { ...interaction, muted: false } : interaction,

  "interaction.transferStarted": (interaction, { at, invitation, participant }) => {
    const held = onHold(interaction, at);
    return {
      ...held,
      invitation,
      invitationCount: interaction.invitationCount + 1,
      participants: withParticipant(held.participants, participant),
    };
  },
  "interaction.transferCompleted": (interaction) => ({ ...interaction, invitation: null }),
  "interaction.transferFailed": (interaction, { at, participantId }) => backToAgent(interaction, at, participantId),

  "interaction.consultStarted": (interaction, { at, invitation, participant }) => {
    const participants = withParticipant(interaction.participants, participant);
    return {
      ...enter(interaction, "CONSULTING", at),
      invitation,
      invitationCount: interaction.invitationCount + 1,
      participants: isCall(interaction) ? withCustomer(participants, "HELD") : participants,
    };
  },
  "interaction.consultConnected": (interaction, { at }) => {
    const { invitation, participants } = interaction;
    if (invitation === null) return interaction;
    return {
      ...interaction,
      invitation: { ...invitation, answeredAt: at },
      participants: withState(participants, invitation.participantId, "CONNECTED"),
    };
  },
  "interaction.consultEnded": (interaction, { at, outcome, participantId }) =>
    outcome === "CANCELLED" || outcome === "FAILED"
      ? backToAgent(interaction, at, participantId)
      : { ...interaction, invitation: null },

  "interaction.participantInvited": (interaction, { invitation, participant }) => ({
    ...interaction,
    invitation,
    invitationCount: interaction.invitationCount + 1,
    participants: withParticipant(interaction.participants, participant),
  }),
  "interaction.conferenceStarted": (interaction, { at, participants }) => ({
    ...enter(interaction, "CONFERENCE", at),
    invitation: null,
    participants,
    members: interaction.members.map((member) => ({ ...member, part: "CONFERENCE" })),
  }),
  "interaction.participantJoined": (interaction, { participant }) => ({
    ...interaction,
    invitation: interaction.invitation?.participantId === participant.participantId ? null : interaction.invitation,
    participants: withParticipant(interaction.participants, participant),
  }),
  "interaction.participantLeft": (interaction, { participant: { participantId } }) => ({
    ...interaction,
    invitation: interaction.invitation?.participantId === participantId ? null : interaction.invitation,
    participants: withoutParticipant(interaction.participants, participantId),
  }),
  "interaction.conferenceEnded": (interaction, { at }) => enter(interaction, "CONNECTED", at),

  "interaction.joined": (interaction, { at, agentId, part, participants }) => ({
    ...interaction,
    members: withMember(interaction.members, { agentId, part, joinedAt: at, selected: false }),
    participants,
  }),
  "interaction.left": (interaction, { agentId }) => ({
    ...interaction,
    ...(interaction.agentId === agentId ? { agentId: null, selected: false, muted: false } : {}),
    members: withoutMember(interaction.members, agentId),
    participants: withoutParticipant(interaction.participants, agentId),
  }),
  "interaction.handedOver": (interaction, { at, agentId, participants }) => ({
    ...(interaction.state === "CONFERENCE" ? interaction : enter(interaction, "CONNECTED", at)),
    invitation: null,
    agentId,
    participants,
    members: withoutMember(interaction.members, agentId),
    selected: interaction.members.some((member) => member.agentId === agentId && member.selected),
    muted: agentLegOf(interaction, agentId)?.isMuted ?? false,
  }),

  "interaction.lookInStarted": (interaction, { at, agentId, mode }) => ({
    ...interaction,
    observers: [...interaction.observers, { agentId, mode, since: at }],
  }),
  "interaction.lookInChanged": (interaction, { agentId, mode }) => ({
    ...interaction,
    observers: interaction.observers.map((each) => (each.agentId === agentId ? { ...each, mode } : each)),
  }),
  "interaction.lookInEnded": (interaction, { agentId }) => ({
    ...interaction,
    observers: interaction.observers.filter((each) => each.agentId !== agentId),
  }),
};
