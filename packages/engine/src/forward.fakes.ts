import type { Target } from "@omni/contract";
import fc from "fast-check";
import { customer } from "./centre.fakes.ts";
import { isClosed, isWrapUpOpen, type AgentSession, type Command, type Interaction, type World } from "./index.ts";

/** Moves one open interaction on by something that fits its state: without it random orders rarely get anywhere. */
export const forward = fc.record({
  kind: fc.constant("FORWARD" as const),
  pick: fc.noBias(fc.nat(20)),
  choice: fc.noBias(fc.nat(1000)),
});
export type Forward = typeof forward extends fc.Arbitrary<infer T> ? T : never;

const targets: Target[] = [
  { type: "AGENT", id: "ana" },
  { type: "AGENT", id: "ben" },
  { type: "AGENT", id: "cleo" },
  { type: "AGENT", id: "dev" },
  { type: "PHONE", id: "+4912345" },
  { type: "PHONE", id: "+4967890" },
  { type: "IVR", id: "menu" },
  { type: "QUEUE", id: "mixed-queue" },
  { type: "CAMPAIGN", id: "calls" },
];

const lineEnds = ["line.hungUp", "line.dropped", "line.busy", "line.noAnswer", "line.ringing"] as const;

/** What the line provider could say now; mostly that somebody answered. */
function fromLine({ interactionId, legs }: Interaction, choice: number): Command[] {
  const open = legs.filter(({ state }) => state !== "ENDED");
  const waiting = open.filter(({ answeredAt }) => answeredAt === null);
  const leg = waiting[0];
  const end = lineEnds[choice % lineEnds.length] ?? "line.hungUp";
  const gone = open[choice % Math.max(1, open.length)];
  const answered: Command[] =
    leg === undefined
      ? []
      : [1, 2, 3, 4, 5].map((n) => ({
          type: "line.answered",
          interactionId,
          legId: leg.legId,
          lineEventId: `${leg.legId}.answered${n === 5 ? "" : choice}`,
        }));
  if (leg?.state === "DIALLING" && choice % 4 === 1)
    return [{ type: "line.ringing", interactionId, legId: leg.legId, lineEventId: `${leg.legId}.ringing` }];
  if (gone === undefined || choice % 3 > 0) return answered;
  return [...answered, { type: end, interactionId, legId: gone.legId, lineEventId: `${gone.legId}.${choice}` }];
}

const isFree = (agent: AgentSession): boolean =>
  agent.loggedIn && agent.connection === "ONLINE" && agent.chosen === "AVAILABLE" && agent.work.length === 0;

/** Mostly somebody who can come. */
function someTarget(world: World, choice: number): Target {
  const free = [...world.agents.values()].filter(isFree).map(({ agentId }): Target => ({ type: "AGENT", id: agentId }));
  const all = [...free, ...free, ...free, ...targets];
  return all[choice % all.length] ?? { type: "IVR", id: "menu" };
}

function byOwner(world: World, interaction: Interaction, agentId: string, choice: number, now: number): Command[] {
  const { interactionId, invitation, participants, state } = interaction;
  const of = { interactionId, agentId };
  const target = someTarget(world, choice >> 3);
  const participantId = participants[choice % Math.max(1, participants.length)]?.participantId ?? agentId;
  const onCall: Command[] = [
    { type: "interaction.mute", ...of },
    { type: "interaction.unmute", ...of },
    { type: "interaction.sendDigits", digits: "1", ...of },
    { type: "interaction.hold", ...of },
    { type: "interaction.hold", ...of },
    { type: "interaction.resume", ...of },
  ];
  const message = { messageId: `m${choice % 3}`, clientId: null, text: "Hello", attachments: [] };
  const inWriting: Command[] = [
    { type: "interaction.sendMessage", ...of, ...message },
    { type: "interaction.receiveMessage", interactionId, ...message },
    { type: "agent.setAttention", agentId, looksAway: interaction.unread === 0 },
    { type: "interaction.setMessageStatus", interactionId, messageId: message.messageId, status: "READ" },
  ];
  const always: Command[] = [
    ...(interaction.channelType === "VOICE" ? onCall : inWriting),
    { type: "supervisor.lookIn", supervisorId: "sue", interactionId, mode: choice % 2 === 0 ? "SNOOP" : "BARGE" },
    {
      type: "callback.schedule",
      ...of,
      callbackId: `b${choice % 5}`,
      at: now + 400_000,
      self: choice % 2 === 0,
      phone: null,
      notes: "",
    },
    { type: "interaction.end", endedBy: "AGENT", ...of },
  ];
  if (state === "HELD" && choice % 3 > 0) return [{ type: "interaction.resume", ...of }];
  if (interaction.muted && choice % 2 === 0) return [{ type: "interaction.unmute", ...of }];
  if (state === "CONSULTING")
    return invitation?.answeredAt == null
      ? [{ type: "interaction.completeConsult", action: "CANCEL", ...of }]
      : (["CONFERENCE", "CONFERENCE", "TRANSFER", "CANCEL"] as const).map((action) => ({
          type: "interaction.completeConsult",
          action,
          ...of,
        }));
  if (state === "CONFERENCE")
    return [
      ...always,
      { type: "interaction.addParticipant", target, ...of },
      { type: "interaction.removeParticipant", participantId, ...of },
      { type: "interaction.removeParticipant", participantId: agentId, ...of },
    ];
  if (state !== "CONNECTED" && state !== "HELD") return [{ type: "interaction.end", endedBy: "AGENT", ...of }];
  return [
    ...always,
    { type: "interaction.startConsult", target, ...of },
    { type: "interaction.startConsult", target, ...of },
    { type: "interaction.addParticipant", target, ...of },
    { type: "interaction.addParticipant", target, ...of },
    { type: "interaction.transfer", target, ...of },
  ];
}

function inWrapUp({ interactionId, channelType }: Interaction, agentId: string, now: number): Command[] {
  const of = { interactionId, agentId };
  const message = { messageId: "m9", clientId: null, text: "One more thing", attachments: [] };
  const disposal = { ...of, dispositionCode: "DONE", notes: "", callback: null };
  const callback = { at: now + 330_000, self: true, phone: null };
  return [
    { type: "interaction.dispose", ...disposal },
    { type: "interaction.dispose", ...disposal, dispositionCode: "CALL_BACK", callback },
    { type: "interaction.extendWrapUp", ...of },
    ...(channelType === "VOICE" ? [] : [{ type: "interaction.receiveMessage" as const, interactionId, ...message }]),
  ];
}

function optionsFor(world: World, interaction: Interaction, choice: number, now: number): Command[] {
  const { interactionId, agentId, offer, invitation, members, isPreview, state } = interaction;
  const line = fromLine(interaction, choice);
  if (line.length > 0 && choice % 5 > 0) return line;
  const other = [...world.agents.values()].find((each) => isFree(each) && each.agentId !== offer?.agentId)?.agentId;
  if (offer !== null && other !== undefined && choice % 6 === 0)
    return [{ type: "supervisor.reassign", supervisorId: "sue", interactionId, target: { type: "AGENT", id: other } }];
  if (offer !== null) return [{ type: "interaction.accept", interactionId, agentId: offer.agentId }];
  if (isPreview && agentId !== null) return [{ type: "interaction.accept", interactionId, agentId }];
  if (invitation !== null && invitation.answeredAt === null && invitation.agentId !== null && choice % 6 > 0)
    return [{ type: "interaction.accept", interactionId, agentId: invitation.agentId }];
  if (agentId !== null && isWrapUpOpen(interaction)) return inWrapUp(interaction, agentId, now);
  const member = members[0]?.agentId;
  if (member !== undefined && choice % 7 === 0)
    return [
      { type: "interaction.end", endedBy: "AGENT", interactionId, agentId: member },
      { type: "interaction.mute", interactionId, agentId: member },
    ];
  if (state === "QUEUED") {
    const target = { type: "AGENT" as const, id: agentIds[choice % agentIds.length] ?? "ana" };
    return [{ type: "supervisor.reassign", supervisorId: "sue", interactionId, target }];
  }
  return agentId === null ? line : byOwner(world, interaction, agentId, choice, now);
}

const agentIds = ["ana", "ben", "cleo", "dev"];
const campaignIds = ["free", "strict", "timed", "locked", "coded", "calls", "mixed", "hotline"];

const isAtWork = (agent: AgentSession | undefined): boolean =>
  agent !== undefined &&
  agent.connection === "ONLINE" &&
  agent.chosen === "AVAILABLE" &&
  agent.extension !== null &&
  agent.autoCall.VOICE &&
  agent.autoCall.CHAT;

/** Brings an agent back to work, by the next step that it takes. */
function backToWork(world: World, choice: number): Command {
  const lacking = agentIds.filter((id) => !isAtWork(world.agents.get(id)));
  const agentId = lacking[choice % Math.max(1, lacking.length)];
  if (agentId === undefined) return begin(world, choice);
  const agent = world.agents.get(agentId);
  if (!agent?.loggedIn) return { type: "agent.signIn", agentId, takeOver: false };
  if (agent.connection === "OFFLINE") return { type: "agent.connectionChanged", agentId, state: "ONLINE" };
  if (agent.extension === null)
    return { type: "agent.selectExtension", agentId, callContextId: "desk", phone: `20${choice % 4}` };
  if (agent.selectedCampaigns.length < 4)
    return { type: "agent.selectCampaigns", agentId, campaignIds: campaignIds.slice(0, 7) };
  if (!agent.autoCall.VOICE) return { type: "agent.setAutoCall", agentId, channelType: "VOICE", enabled: true };
  if (!agent.autoCall.CHAT) return { type: "agent.setAutoCall", agentId, channelType: "CHAT", enabled: true };
  return { type: "agent.setAvailability", agentId, status: "AVAILABLE", breakReason: null };
}

function begin(world: World, choice: number): Command {
  const interactionId = `n${world.interactions.size}`;
  const campaignId = campaignIds[choice % campaignIds.length] ?? "free";
  const common = { interactionId, campaignId, queueId: null, customer, data: {} };
  const from = "+34600111222";
  const to = "900";
  const subChannel = null;
  if (choice % 4 === 0)
    return {
      type: "interaction.startMessaging",
      ...common,
      campaignId: "mixed",
      channelType: "WHATSAPP",
      conversation: { conversationId: interactionId, from, to, subChannel },
    };
  if (campaignId === "calls" || campaignId === "mixed" || campaignId === "hotline")
    return { type: "interaction.startCall", ...common, call: { from, to, subChannel } };
  return {
    type: "interaction.startChat",
    ...common,
    conversation: { conversationId: interactionId, from, to, subChannel },
  };
}

/** The order that the step stands for in this world. */
export function toForward(world: World, { pick, choice }: Forward, now: number): Command {
  const all = [...world.interactions.values()].filter((each) => !isClosed(each));
  // Who waits can only wait: mostly it is the others that move.
  const moving = all.filter(({ state }) => state !== "QUEUED");
  const open = moving.length > 0 && choice % 5 > 0 ? moving : all;
  if (choice % 4 === 0) return backToWork(world, choice >> 2);
  if (all.length < 3 || choice % 23 === 0) return begin(world, choice);
  const interaction = open[pick % open.length];
  const options = interaction === undefined ? [] : optionsFor(world, interaction, choice, now);
  return options[(choice >> 2) % Math.max(1, options.length)] ?? backToWork(world, choice);
}
