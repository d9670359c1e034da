import type { Target } from "@omni/contract";
import fc from "fast-check";
import { customer } from "./centre.fakes.ts";
import type { Command } from "./index.ts";

/** Stands for the nth open interaction of the world. */
export const anyOpen = fc.nat(5).map((n) => `ANY:${n}`);
/** Stands for the agent who has the interaction, the one who is asked in, or the first who takes part. */
const someParty = fc.constantFrom("HOLDER", "HOLDER", "HOLDER", "INVITEE", "MEMBER", "cleo");
const byParty = fc.record({ interactionId: anyOpen, agentId: someParty });
const byHolder = fc.record({ interactionId: anyOpen, agentId: fc.constant("HOLDER") });
const byInvitee = fc.record({ interactionId: anyOpen, agentId: fc.constant("INVITEE") });

const target: fc.Arbitrary<Target> = fc.oneof(
  {
    arbitrary: fc.constantFrom("ana", "ben", "cleo", "dev", "sue").map((id) => ({ type: "AGENT" as const, id })),
    weight: 6,
  },
  {
    arbitrary: fc.constantFrom("+4912345", "+4999999", "100", "x").map((id) => ({ type: "PHONE" as const, id })),
    weight: 3,
  },
  {
    arbitrary: fc
      .constantFrom("calls-queue", "mixed-queue", "free-queue", "none")
      .map((id) => ({ type: "QUEUE" as const, id })),
    weight: 1,
  },
  {
    arbitrary: fc.constantFrom("mixed", "calls", "free", "none").map((id) => ({ type: "CAMPAIGN" as const, id })),
    weight: 1,
  },
  { arbitrary: fc.constantFrom("menu", "none").map((id) => ({ type: "IVR" as const, id })), weight: 1 },
);

const startCall: fc.Arbitrary<Command> = fc
  .record({
    interactionId: fc.constantFrom("v1", "v2", "v3"),
    campaignId: fc.constantFrom("calls", "calls", "hotline", "mixed", "free"),
  })
  .map((it) => ({
    type: "interaction.startCall" as const,
    ...it,
    queueId: null,
    customer,
    call: { from: "+34600111222", to: "900", subChannel: null },
    data: {},
  }));

const startMessaging: fc.Arbitrary<Command> = fc
  .record({
    interactionId: fc.constantFrom("w1", "w2"),
    channelType: fc.constantFrom("WHATSAPP" as const, "SMS" as const),
  })
  .map((it) => ({
    type: "interaction.startMessaging" as const,
    ...it,
    campaignId: "mixed",
    queueId: null,
    customer,
    conversation: { conversationId: `conv-${it.interactionId}`, from: "+34600111222", to: "900", subChannel: null },
    data: {},
  }));

const initiate: fc.Arbitrary<Command> = fc
  .record({
    interactionId: fc.constantFrom("o1", "o2", "o3"),
    agentId: fc.constantFrom("ana", "ben", "cleo", "dev"),
    campaignId: fc.constantFrom("calls", "mixed", "mixed", "free"),
    channelType: fc.constantFrom("VOICE" as const, "VOICE" as const, "WHATSAPP" as const, "SMS" as const),
    to: fc.constantFrom("+34600111222", "+34600111222", "+34600111222", "nobody"),
    callType: fc.constantFrom(null, "outbound.manual.preview.dial" as const, "click.to.call.dial" as const),
    customerWroteAt: fc.constantFrom(null, 990_000),
  })
  .map((it) => ({ type: "interaction.initiate" as const, ...it, customer, conversationId: null, data: {} }));

/** Most lines answer, and most of the provider's events are new. */
const lineType = fc.constantFrom(
  ...(["line.answered", "line.answered", "line.answered", "line.answered", "line.ringing"] as const),
  ...(["line.busy", "line.noAnswer", "line.dropped", "line.hungUp"] as const),
);
/** Stands for the nth leg of the interaction, the newest first. */
const legId = fc.constantFrom("LEG:0", "LEG:0", "LEG:0", "LEG:1", "LEG:2", "forged");
const line: fc.Arbitrary<Command> = fc.record({
  type: lineType,
  interactionId: anyOpen,
  legId,
  lineEventId: fc.nat(2000).map((n) => `event-${n}`),
});
const lineFailed: fc.Arbitrary<Command> = fc.record({
  type: fc.constant("line.failed" as const),
  interactionId: anyOpen,
  legId,
  lineEventId: fc.nat(2000).map((n) => `event-${n}`),
  systemDisposition: fc.constantFrom(null, "NUMBER_FAILURE" as const),
});

const control: fc.Arbitrary<Command> = fc.oneof(
  byParty.chain((ids) =>
    fc.constantFrom(
      ...(["interaction.hold", "interaction.resume", "interaction.mute", "interaction.unmute"] as const).map(
        (type) => ({
          type,
          ...ids,
        }),
      ),
    ),
  ),
  byParty.chain((ids) =>
    fc.constantFrom("1", "12#", "x").map((digits) => ({ type: "interaction.sendDigits" as const, digits, ...ids })),
  ),
);

const asking: fc.Arbitrary<Command> = fc
  .tuple(fc.oneof({ arbitrary: byHolder, weight: 4 }, byParty), target)
  .chain(([ids, to]) =>
    fc.constantFrom(
      ...(
        [
          "interaction.transfer",
          "interaction.startConsult",
          "interaction.startConsult",
          "interaction.addParticipant",
          "interaction.addParticipant",
        ] as const
      ).map((type) => ({ type, target: to, ...ids })),
    ),
  );

const answering: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: byInvitee.map((ids) => ({ type: "interaction.accept" as const, ...ids })), weight: 5 },
  { arbitrary: byHolder.map((ids) => ({ type: "interaction.accept" as const, ...ids })), weight: 3 },
  { arbitrary: byInvitee.map((ids) => ({ type: "interaction.reject" as const, ...ids })), weight: 1 },
);

const completing: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(
      byHolder,
      fc.constantFrom("TRANSFER" as const, "CONFERENCE" as const, "CONFERENCE" as const, "CANCEL" as const),
    )
    .map(([ids, action]) => ({ type: "interaction.completeConsult" as const, action, ...ids })),
  fc
    .tuple(byParty, fc.constantFrom("PARTY:0", "PARTY:1", "PARTY:2", "PARTY:3", "nobody"))
    .map(([ids, participantId]) => ({ type: "interaction.removeParticipant" as const, participantId, ...ids })),
  byParty.map((ids) => ({ type: "interaction.end" as const, endedBy: "AGENT" as const, ...ids })),
);

/** Stands for the nth callback of the world. */
const callbackId = fc.nat(3).map((n) => `CALLBACK:${n}`);
const callbackCommand: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(
      byHolder,
      fc.record({
        callbackId: fc.constantFrom("b1", "b2", "b3"),
        inMs: fc.constantFrom(-5, 2000, 60_000, 900_000),
        self: fc.boolean(),
      }),
    )
    .map(([ids, { callbackId: id, inMs, self }]) => ({
      type: "callback.schedule" as const,
      ...ids,
      callbackId: id,
      at: 1_000_000 + 20_000 + inMs,
      self,
      phone: null,
      notes: "Call again",
    })),
  fc.record({ type: fc.constant("callback.cancel" as const), callbackId, agentId: fc.constantFrom("ana", "cleo") }),
  fc.record({
    type: fc.constant("callback.dial" as const),
    callbackId,
    agentId: fc.constantFrom("ana", "ben", "cleo", "dev", "OWN", "OWN"),
  }),
  fc.record({ type: fc.constant("callback.fallDue" as const), callbackId }),
  fc
    .record({ dispositionCode: fc.constantFrom("DONE", "CALL_BACK"), to: fc.constantFrom(null, "+34600111222") })
    .chain(({ dispositionCode, to }) =>
      byHolder.map((ids) => ({
        type: "interaction.disposeAndDial" as const,
        ...ids,
        dispositionCode,
        notes: "",
        callback: dispositionCode === "CALL_BACK" ? { at: 1_100_000, self: true, phone: null } : null,
        next: { interactionId: `${ids.interactionId}.again`, to },
      })),
    ),
  fc.constant({
    type: "customer.merge" as const,
    customerId: "cust-1",
    into: { ...customer, customerId: "cust-9", name: "Maria Merged" },
  }),
);

const supervisorId = fc.constantFrom("sue", "sue", "sue", "sue", "ana");
const supervisorCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant("supervisor.setAvailability" as const),
    supervisorId,
    agentId: fc.constantFrom("ana", "ben", "cleo", "dev"),
    status: fc.constantFrom("AVAILABLE" as const, "AVAILABLE" as const, "ON_BREAK" as const),
    breakReason: fc.constantFrom("Lunch", "Training"),
  }),
  fc.record({
    type: fc.constant("supervisor.reassign" as const),
    supervisorId,
    interactionId: anyOpen,
    target: fc.oneof(
      fc.constantFrom("ana", "ben", "cleo", "dev").map((id) => ({ type: "AGENT" as const, id })),
      fc.constantFrom("calls-queue", "mixed-queue", "free-queue").map((id) => ({ type: "QUEUE" as const, id })),
    ),
  }),
  fc.record({
    type: fc.constant("supervisor.lookIn" as const),
    supervisorId,
    interactionId: anyOpen,
    mode: fc.constantFrom("SNOOP" as const, "WHISPER" as const, "BARGE" as const),
  }),
  fc.record({
    type: fc.constant("supervisor.write" as const),
    supervisorId,
    interactionId: anyOpen,
    messageId: fc.constantFrom("s1", "s2", "s3"),
    clientId: fc.constantFrom(null, "sc1", "sc2"),
    text: fc.constantFrom("Offer a refund.", " "),
  }),
  fc.record({ type: fc.constant("supervisor.stopLookIn" as const), supervisorId, interactionId: anyOpen }),
);

/** All that voice, messaging, callbacks and supervision adds to a day's chats. */
export const furtherCommand: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: startCall, weight: 4 },
  { arbitrary: startMessaging, weight: 1 },
  { arbitrary: initiate, weight: 3 },
  { arbitrary: line, weight: 12 },
  { arbitrary: lineFailed, weight: 1 },
  { arbitrary: control, weight: 3 },
  { arbitrary: asking, weight: 7 },
  { arbitrary: answering, weight: 7 },
  { arbitrary: completing, weight: 4 },
  { arbitrary: callbackCommand, weight: 5 },
  { arbitrary: supervisorCommand, weight: 3 },
);
