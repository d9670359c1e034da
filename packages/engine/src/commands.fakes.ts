import type { Attachment } from "@omni/contract";
import fc from "fast-check";
import { customer } from "./centre.fakes.ts";
import { forward } from "./forward.fakes.ts";
import { isClosed, type Command, type Interaction, type World } from "./index.ts";
import { anyOpen, furtherCommand } from "./voice-commands.fakes.ts";

const agentId = fc.constantFrom("ana", "ben", "cleo", "dev");
const someAgent = fc.oneof({ arbitrary: agentId, weight: 20 }, { arbitrary: fc.constant("nobody"), weight: 1 });
const newId = fc.constantFrom("i1", "i2", "i3", "i4");
/** Mostly one that is open. */
const interactionId = fc.oneof({ arbitrary: newId, weight: 1 }, { arbitrary: anyOpen, weight: 5 });
const campaignId = fc.constantFrom("free", "strict", "timed", "locked", "coded", "auto");
const messageId = fc.constantFrom("m1", "m2", "m3");
const clientId = fc.option(fc.constantFrom("c1", "c2", "c3", "c4"));
const text = fc.constantFrom("hello", "¿qué tal?", "", "👋".repeat(70));
/** Stands for the agent who has the interaction or is being offered it: most orders come from there. */
const holder = "HOLDER";
const of = fc.record({
  interactionId,
  agentId: fc.oneof({ arbitrary: fc.constant(holder), weight: 5 }, { arbitrary: someAgent, weight: 1 }),
});
const message = fc.record({ messageId, clientId, text, attachments: fc.constant<Attachment[]>([]) });

const agentCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant("agent.signIn" as const), agentId: someAgent, takeOver: fc.boolean() }),
  fc.record({ type: fc.constant("agent.signOut" as const), agentId: someAgent }),
  fc.constant({ type: "agent.selectExtension" as const, agentId: "sue", callContextId: "desk", phone: "300" }),
  fc.constant({ type: "agent.signIn" as const, agentId: "sue", takeOver: false }),
  fc.record({
    type: fc.constant("agent.forceOut" as const),
    agentId: someAgent,
    status: fc.constantFrom("FORCED_OUT" as const, "EXPIRED" as const),
    reason: fc.option(fc.constant("Because")),
  }),
  fc.record({
    type: fc.constant("agent.connectionChanged" as const),
    agentId: someAgent,
    state: fc.constantFrom("ONLINE" as const, "OFFLINE" as const),
  }),
  fc.record({
    type: fc.constant("agent.selectCampaigns" as const),
    agentId: someAgent,
    campaignIds: fc.uniqueArray(fc.oneof(campaignId, fc.constant("none")), { maxLength: 5 }),
  }),
  fc.record({
    type: fc.constant("agent.selectExtension" as const),
    agentId: someAgent,
    callContextId: fc.constantFrom("desk", "none"),
    phone: fc.constantFrom("100", "200"),
  }),
  fc.record({
    type: fc.constant("agent.setAvailability" as const),
    agentId: someAgent,
    status: fc.constantFrom("AVAILABLE" as const, "ON_BREAK" as const),
    breakReason: fc.option(fc.constantFrom("Lunch", "Training", "Nap")),
  }),
  fc.record({
    type: fc.constant("agent.setAutoCall" as const),
    agentId: someAgent,
    channelType: fc.constantFrom("CHAT" as const, "VOICE" as const, "EMAIL" as const),
    enabled: fc.boolean(),
  }),
  of.map((ids) => ({ type: "agent.selectInteraction" as const, ...ids })),
);

const conversationCommand: fc.Arbitrary<Command> = fc.oneof(
  message.chain((it) =>
    interactionId.map((id) => ({ type: "interaction.receiveMessage" as const, interactionId: id, ...it })),
  ),
  message.chain((it) => of.map((ids) => ({ type: "interaction.sendMessage" as const, ...ids, ...it }))),
  fc.record({
    type: fc.constant("interaction.setTyping" as const),
    interactionId,
    from: fc.constant("CUSTOMER" as const),
    typing: fc.boolean(),
  }),
  of.map((ids) => ({ type: "interaction.setTyping" as const, from: "AGENT" as const, typing: true, ...ids })),
  fc.record({
    type: fc.constant("interaction.setMessageStatus" as const),
    interactionId,
    messageId,
    status: fc.constantFrom("DELIVERED" as const, "READ" as const),
  }),
  fc.record({
    type: fc.constant("interaction.customerConnectionChanged" as const),
    interactionId,
    online: fc.boolean(),
  }),
);

const startChat: fc.Arbitrary<Command> = fc
  .record({
    interactionId: newId,
    campaignId,
    data: fc.dictionary(fc.constantFrom("a", "__proto__", "1"), fc.integer()),
  })
  .map((ids) => ({
    type: "interaction.startChat" as const,
    ...ids,
    queueId: null,
    customer,
    conversation: { conversationId: `conv-${ids.interactionId}`, from: "web", to: "support", subChannel: null },
  }));

const endCommand: fc.Arbitrary<Command> = fc.oneof(
  of.map((ids) => ({ type: "interaction.end" as const, endedBy: "AGENT" as const, ...ids })),
  fc.record({
    type: fc.constant("interaction.end" as const),
    interactionId,
    endedBy: fc.constantFrom("CUSTOMER" as const, "SYSTEM" as const),
    systemDisposition: fc.option(fc.constant("CALL_DROP" as const)),
  }),
);

const wrapUpCommand: fc.Arbitrary<Command> = fc.oneof(
  fc
    .record({
      dispositionCode: fc.constantFrom("DONE", "DONE", "DONE", "DONE", "REFUND", "SECRET", "CALL_BACK", "DONNE"),
      notes: fc.constantFrom("", "noted"),
      callback: fc.option(fc.constant({ at: 9_000_000_000, self: true, phone: null })),
    })
    .chain((it) => of.map((ids) => ({ type: "interaction.dispose" as const, ...ids, ...it }))),
  of.map((ids) => ({ type: "interaction.extendWrapUp" as const, ...ids })),
  of.map((ids) => ({ type: "interaction.endWrapUp" as const, ...ids })),
);

const contextCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant("interaction.updateData" as const),
    interactionId,
    agentId: fc.option(someAgent),
    data: fc.dictionary(fc.constantFrom("a", "b", "__proto__", "7"), fc.integer()),
  }),
  fc.record({
    type: fc.constant("interaction.attachCrmRecord" as const),
    interactionId,
    agentId: fc.option(someAgent),
    record: fc.constant({ recordId: "r1", recordName: "Maria", recordType: "contact" }),
  }),
  fc.record({
    type: fc.constant("interaction.identifyCustomer" as const),
    interactionId,
    agentId: fc.option(someAgent),
    customer: fc.constant({ ...customer, customerId: "cust-2" }),
  }),
  of.map((ids) => ({ type: "interaction.showCrm" as const, requestId: "r1", ...ids })),
  fc.record({
    type: fc.constant("interaction.addTranscript" as const),
    interactionId,
    segment: fc.constant({ segmentId: "s1", speaker: "AGENT" as const, text: "Hello", startedAt: 1, final: true }),
  }),
  fc.record({
    type: fc.constant("interaction.addSuggestion" as const),
    interactionId,
    suggestion: fc.constant({
      suggestionId: "g1",
      kind: "REPLY" as const,
      title: "Greet",
      text: "Hello",
      url: null,
      confidence: 0.9,
    }),
  }),
  fc.record({
    type: fc.constant("interaction.setSentiment" as const),
    interactionId,
    sentiment: fc.constant("NEGATIVE" as const),
    score: fc.constant(-0.5),
  }),
);

/** An agent comes back to work: without it a long sequence meets nobody but agents on a break. */
const backToWork: fc.Arbitrary<Command> = fc.oneof(
  agentId.map((id) => ({
    type: "agent.setAvailability" as const,
    agentId: id,
    status: "AVAILABLE" as const,
    breakReason: null,
  })),
  agentId.map((id) => ({ type: "agent.connectionChanged" as const, agentId: id, state: "ONLINE" as const })),
);

/** What an agent does to get work and what happens to it, often enough that sequences get somewhere. */
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: agentCommand, weight: 3 },
  { arbitrary: backToWork, weight: 3 },
  { arbitrary: startChat, weight: 4 },
  { arbitrary: of.map((ids) => ({ type: "interaction.accept" as const, ...ids })), weight: 10 },
  { arbitrary: of.map((ids) => ({ type: "interaction.reject" as const, ...ids })), weight: 1 },
  { arbitrary: conversationCommand, weight: 5 },
  { arbitrary: endCommand, weight: 2 },
  { arbitrary: wrapUpCommand, weight: 4 },
  { arbitrary: contextCommand, weight: 2 },
  { arbitrary: fc.constant({ type: "routing.refresh" as const }), weight: 1 },
);

const openOne = (world: World, id: string): string => {
  const interaction = world.interactions.get(id);
  return interaction !== undefined && isClosed(interaction) ? openOne(world, `${id}+`) : id;
};

/** The one that `PREFIX:n` stands for. */
function nth<T>(reference: string, entries: readonly T[]): T | undefined {
  return entries[Number(reference.slice(reference.indexOf(":") + 1)) % Math.max(1, entries.length)];
}

function aimAgent(interaction: Interaction | undefined, reference: string): string {
  const fallback = interaction?.agentId ?? interaction?.offer?.agentId ?? "ana";
  if (reference === holder) return fallback;
  if (reference === "INVITEE") return interaction?.invitation?.agentId ?? fallback;
  return reference === "MEMBER" ? (interaction?.members[0]?.agentId ?? fallback) : reference;
}

function aimCallback(world: World, command: Command): Command {
  if (!("callbackId" in command) || !command.callbackId.startsWith("CALLBACK:")) return command;
  const callback = nth(command.callbackId, [...world.callbacks.values()]);
  const callbackId = callback?.callbackId ?? command.callbackId;
  if (!("agentId" in command) || command.agentId !== "OWN") return { ...command, callbackId };
  return { ...command, callbackId, agentId: callback?.agentId ?? "ana" };
}

/**
 * Puts in what the names in capitals stand for, and mostly (`isLively`) a fresh interaction in the place of one that is
 * closed for good.
 */
export function aim(world: World, command: Command, isLively: boolean): Command {
  if (!("interactionId" in command)) return aimCallback(world, command);
  const isAny = command.interactionId.startsWith("ANY:");
  const open = isAny ? [...world.interactions.values()].filter((each) => !isClosed(each)) : [];
  const id = isAny
    ? (nth(command.interactionId, open)?.interactionId ?? "i1")
    : isLively
      ? openOne(world, command.interactionId)
      : command.interactionId;
  const interaction = world.interactions.get(id);
  const aimed = { ...command, interactionId: id };
  if ("agentId" in aimed && aimed.agentId !== null) aimed.agentId = aimAgent(interaction, aimed.agentId);
  if ("legId" in aimed && aimed.legId.startsWith("LEG:"))
    aimed.legId = nth(aimed.legId, interaction?.legs.toReversed() ?? [])?.legId ?? aimed.legId;
  if ("participantId" in aimed && aimed.participantId.startsWith("PARTY:"))
    aimed.participantId = nth(aimed.participantId, interaction?.participants ?? [])?.participantId ?? "nobody";
  if (aimed.type === "interaction.disposeAndDial")
    return { ...aimed, next: { ...aimed.next, interactionId: openOne(world, `${id.slice(0, 40)}.again`) } };
  return aimed;
}

/** One step: time passes, then a command is given, or the timer that is due next fires, or one long past. */
export const step = fc.record({
  isLively: fc.nat(5).map((n) => n > 0),
  passMs: fc.constantFrom(0, 0, 1, 500, 5000),
  act: fc.oneof(
    { arbitrary: anyCommand, weight: 8 },
    { arbitrary: furtherCommand, weight: 6 },
    { arbitrary: forward, weight: 14 },
    { arbitrary: fc.constant("NEXT_TIMER" as const), weight: 1 },
    { arbitrary: fc.constant("OLD_TIMER" as const), weight: 1 },
  ),
});
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Agents who are ready for most campaigns: half of the sequences begin in the middle of a working day. */
const campaignIds = ["free", "strict", "timed", "locked", "coded", "calls", "mixed"];
export const openingHours: Command[] = ["ana", "ben", "cleo"].flatMap((id, n): Command[] => [
  { type: "agent.signIn", agentId: id, takeOver: false },
  { type: "agent.connectionChanged", agentId: id, state: "ONLINE" },
  { type: "agent.selectCampaigns", agentId: id, campaignIds },
  { type: "agent.selectExtension", agentId: id, callContextId: "desk", phone: `10${n}` },
  { type: "agent.setAutoCall", agentId: id, channelType: "CHAT", enabled: true },
  { type: "agent.setAutoCall", agentId: id, channelType: "VOICE", enabled: true },
  { type: "agent.setAutoCall", agentId: id, channelType: "WHATSAPP", enabled: true },
  { type: "agent.setAvailability", agentId: id, status: "AVAILABLE", breakReason: null },
]);

/** A call that ana and cleo share with a customer, and a phone that rings to join them. */
export const busyHours: Command[] = [
  ...openingHours,
  {
    type: "interaction.startCall",
    interactionId: "v0",
    campaignId: "calls",
    queueId: null,
    customer,
    call: { from: "+34600111222", to: "900", subChannel: null },
    data: {},
  },
  { type: "interaction.accept", interactionId: "v0", agentId: "ana" },
  { type: "line.answered", interactionId: "v0", legId: "v0.leg2", lineEventId: "e1" },
  {
    type: "interaction.startConsult",
    interactionId: "v0",
    agentId: "ana",
    target: { type: "AGENT", id: "cleo" },
  },
  { type: "interaction.accept", interactionId: "v0", agentId: "cleo" },
  { type: "line.answered", interactionId: "v0", legId: "v0.leg3", lineEventId: "e2" },
  { type: "interaction.completeConsult", interactionId: "v0", agentId: "ana", action: "CONFERENCE" },
  {
    type: "interaction.addParticipant",
    interactionId: "v0",
    agentId: "ana",
    target: { type: "PHONE", id: "+4912345" },
  },
];
