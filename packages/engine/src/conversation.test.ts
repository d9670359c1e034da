import { describe, expect, it } from "vitest";
import { Centre, customer, typesOf } from "./centre.fakes.ts";
import { forget, toInteraction, type Command } from "./index.ts";

const connected = (campaignId = "free", agentId = "ana"): Centre => {
  const centre = new Centre();
  centre.ready(agentId, campaignId);
  centre.connect("i1", agentId, campaignId);
  return centre;
};

const brief = (delivered: { name: string; payload: Record<string, unknown> }[]) =>
  delivered.map(({ name, payload }) =>
    [name, payload["state"], payload["reason"]].filter((part) => part !== undefined),
  );

describe("a chat that starts", () => {
  const start: Command = {
    type: "interaction.startChat",
    interactionId: "i1",
    campaignId: "free",
    queueId: null,
    customer,
    conversation: { conversationId: "conv-i1", from: "web", to: "support", subChannel: null },
    data: {},
  };

  it("is not started twice by a client that repeats itself, nor under an id in use", () => {
    const centre = new Centre();
    expect(typesOf(centre.run(start))).toEqual(["interaction.created"]);
    expect(centre.run(start)).toEqual([]);
    const conversation = { ...start.conversation, conversationId: "another" };
    expect(centre.refused({ ...start, conversation }).code).toBe("INVALID_STATE");
  });

  it.each([
    ["an unknown campaign", { campaignId: "none" }, "CHANNEL_UNAVAILABLE"],
    ["a queue of another campaign", { queueId: "strict-queue" }, "CHANNEL_UNAVAILABLE"],
    ["an id too long to make others from", { interactionId: "i".repeat(97) }, "INVALID_ARGUMENT"],
  ])("is refused with %s", (_what, changes, code) => {
    expect(new Centre().refused({ ...start, ...changes }).code).toBe(code);
  });
});

describe("an offer", () => {
  it("shows the agent the customer's record, and so does taking it", () => {
    const centre = new Centre();
    centre.chat("i1");
    centre.run({ type: "agent.signIn", agentId: "ana", takeOver: false });
    centre.run({ type: "agent.connectionChanged", agentId: "ana", state: "ONLINE" });
    centre.run({ type: "agent.selectCampaigns", agentId: "ana", campaignIds: ["free"] });
    centre.run({ type: "agent.setAutoCall", agentId: "ana", channelType: "CHAT", enabled: true });
    const available: Command = {
      type: "agent.setAvailability",
      agentId: "ana",
      status: "AVAILABLE",
      breakReason: null,
    };
    expect(brief(centre.delivered("ana", available))).toEqual([
      ["interactionOffered", "OFFERED"],
      ["showCrm", "OFFERED", "OFFERED"],
      ["availabilityChanged"],
    ]);
    const accept: Command = { type: "interaction.accept", interactionId: "i1", agentId: "ana" };
    expect(brief(centre.delivered("ana", accept))).toEqual([
      ["interactionConnected", "CONNECTED"],
      ["showCrm", "CONNECTED", "CONNECTED"],
      ["interactionSelected", "CONNECTED"],
      ["availabilityChanged"],
    ]);
  });

  it("accepted again by the same agent changes nothing", () => {
    const centre = connected();
    expect(centre.run({ type: "interaction.accept", interactionId: "i1", agentId: "ana" })).toEqual([]);
  });

  it.each(["interaction.accept", "interaction.reject"] as const)(
    "of another agent answers %s as one that does not exist does",
    (type) => {
      const centre = new Centre();
      centre.ready("ana", "free");
      centre.chat("i1");
      centre.ready("ben", "free");
      const answerOf = (interactionId: string) => {
        const { code, message, details } = centre.refused({ type, interactionId, agentId: "ben" });
        return JSON.stringify({ code, message, details }).replaceAll(interactionId, "id");
      };
      const none = answerOf("none");
      expect(none).toContain("INTERACTION_NOT_FOUND");
      expect(answerOf("i1")).toBe(none);
      centre.run({ type: "interaction.accept", interactionId: "i1", agentId: "ana" });
      expect(answerOf("i1")).toBe(none);
    },
  );

  it("that was missed is over for who missed it, and nothing of theirs once another has taken it", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.chat("i1");
    centre.ready("ben", "free");
    centre.timeOut("i1");
    const late: Command = { type: "interaction.accept", interactionId: "i1", agentId: "ana" };
    expect(centre.refused(late).code).toBe("INVALID_STATE");
    centre.run({ type: "interaction.accept", interactionId: "i1", agentId: "ben" });
    expect(centre.refused(late).code).toBe("INTERACTION_NOT_FOUND");
  });

  it("rejected again changes nothing", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.chat("i1");
    const reject: Command = { type: "interaction.reject", interactionId: "i1", agentId: "ana" };
    expect(centre.delivered("ana", reject)[0]?.name).toBe("interactionRejected");
    expect(centre.run(reject)).toEqual([]);
  });

  it("is taken back when the customer leaves, without blame for the agent", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.chat("i1");
    const leave: Command = {
      type: "interaction.end",
      interactionId: "i1",
      endedBy: "CUSTOMER",
      systemDisposition: null,
    };
    expect(centre.delivered("ana", leave).map(({ name }) => name)).toContain("interactionMissed");
    expect(centre.interaction("i1")).toMatchObject({ state: "ENDED", systemDisposition: "CALL_HANGUP", agentId: null });
    expect(centre.agent("ana").availability).toMatchObject({ status: "AVAILABLE", routable: true });
  });
});

describe("messages", () => {
  it("reach the agent who has the conversation, and count", () => {
    const centre = connected();
    const delivered = centre.delivered("ana", {
      type: "interaction.receiveMessage",
      interactionId: "i1",
      messageId: "m1",
      clientId: "c1",
      text: "Hello",
      attachments: [],
    });
    expect(delivered).toMatchObject([
      {
        name: "messageReceived",
        payload: {
          interactionId: "i1",
          message: { messageId: "m1", from: "CUSTOMER", senderId: "cust-1", senderName: "Maria Lopez", status: "SENT" },
        },
      },
    ]);
    const sent = centre.delivered("ana", {
      type: "interaction.sendMessage",
      interactionId: "i1",
      agentId: "ana",
      messageId: "m2",
      clientId: null,
      text: "Hello Maria",
      attachments: [],
    });
    expect(sent).toMatchObject([{ name: "messageSent", payload: { message: { from: "AGENT", senderId: "ana" } } }]);
    expect(toInteraction(centre.interaction("i1"))).toMatchObject({ messageCount: 2, lastMessageAt: centre.now });
  });

  it("change one interaction and no agent", () => {
    const centre = connected();
    const agent = centre.agent("ana");
    expect(typesOf(centre.says("i1", "Hello"))).toEqual(["interaction.messageReceived"]);
    expect(centre.agent("ana")).toBe(agent);
  });

  it("sent again by a client that lost the answer are not added twice", () => {
    const centre = connected();
    const message: Command = {
      type: "interaction.receiveMessage",
      interactionId: "i1",
      messageId: "m1",
      clientId: "c1",
      text: "Hello",
      attachments: [],
    };
    centre.run(message);
    for (let n = 2; n <= 16; n += 1) centre.says("i1", `Line ${n}`, `c${n}`);
    expect(centre.run({ ...message, messageId: "m99" })).toEqual([]);
    expect(centre.interaction("i1").messageCount).toBe(16);
  });

  it.each([
    ["nothing", "  ", "INVALID_ARGUMENT"],
    ["a novel", "x".repeat(10_001), "PAYLOAD_TOO_LARGE"],
  ])("that say %s are refused", (_what, text, code) => {
    const centre = connected();
    const message = { messageId: "m1", clientId: null, text, attachments: [], interactionId: "i1" };
    expect(centre.refused({ type: "interaction.receiveMessage", ...message }).code).toBe(code);
    expect(centre.refused({ type: "interaction.sendMessage", agentId: "ana", ...message }).code).toBe(code);
  });

  it("wait with the chat until an agent has it", () => {
    const centre = new Centre();
    centre.chat("i1");
    centre.says("i1", "Is anybody there?");
    expect(centre.interaction("i1")).toMatchObject({ state: "QUEUED", messageCount: 1, unread: 1 });
    centre.ready("ana", "free");
    centre.run({ type: "interaction.accept", interactionId: "i1", agentId: "ana" });
    expect(centre.interaction("i1").unread).toBe(0);
  });

  it("of the agent are refused outside of a conversation", () => {
    const centre = connected("strict");
    centre.end("i1", "ana");
    const refusal = centre.refused({
      type: "interaction.sendMessage",
      interactionId: "i1",
      agentId: "ana",
      messageId: "m1",
      clientId: null,
      text: "Bye",
      attachments: [],
    });
    expect(refusal).toMatchObject({ code: "INVALID_STATE", details: { state: "WRAP_UP" } });
  });

  it("are previewed without tearing a character apart", () => {
    const centre = connected();
    centre.says("i1", `x${"👋".repeat(80)}`);
    expect(centre.interaction("i1").lastMessagePreview?.isWellFormed()).toBe(true);
  });
});

describe("typing, presence and message status", () => {
  it("typing is told and not kept", () => {
    const centre = connected();
    const before = centre.interaction("i1");
    const [delivery] = centre.delivered("ana", {
      type: "interaction.setTyping",
      interactionId: "i1",
      from: "CUSTOMER",
      typing: true,
    });
    expect(delivery).toMatchObject({ name: "typingChanged", payload: { from: "CUSTOMER", typing: true } });
    expect(centre.interaction("i1")).toBe(before);
  });

  it("the customer's presence is told when it changes", () => {
    const centre = connected();
    const gone: Command = { type: "interaction.customerConnectionChanged", interactionId: "i1", online: false };
    expect(centre.delivered("ana", gone)).toMatchObject([
      { name: "interactionUpdated", payload: { changes: { customerOnline: false } } },
    ]);
    expect(centre.run(gone)).toEqual([]);
  });

  it("what became of a message is told", () => {
    const read = { type: "interaction.setMessageStatus" as const, interactionId: "i1", messageId: "m1" };
    expect(connected().delivered("ana", { ...read, status: "READ" })).toMatchObject([
      { name: "messageStatusChanged", payload: { messageId: "m1", status: "READ" } },
    ]);
  });
});

describe("focus and context", () => {
  it("moving the focus shows the record; staying says nothing", () => {
    const centre = new Centre();
    centre.ready("ben", "free");
    centre.connect("i1", "ben");
    centre.connect("i2", "ben");
    expect(centre.agent("ben").focusInteractionId).toBe("i2");
    const select: Command = { type: "agent.selectInteraction", agentId: "ben", interactionId: "i1" };
    expect(brief(centre.delivered("ben", select))).toEqual([
      ["interactionSelected", "CONNECTED"],
      ["showCrm", "CONNECTED", "SELECTED"],
    ]);
    expect(toInteraction(centre.interaction("i1")).selected).toBe(true);
    expect(toInteraction(centre.interaction("i2")).selected).toBe(false);
    expect(centre.run(select)).toEqual([]);
  });

  it("a message counts as unread only while the focus is elsewhere", () => {
    const centre = new Centre();
    centre.ready("ben", "free");
    centre.connect("i1", "ben");
    centre.connect("i2", "ben");
    centre.says("i1", "Hello");
    centre.says("i2", "Hello");
    expect([centre.interaction("i1").unread, centre.interaction("i2").unread]).toEqual([1, 0]);
  });

  it("what has the focus is read only while its agent looks", () => {
    const centre = new Centre();
    centre.ready("ben", "free");
    centre.connect("i1", "ben");
    const unread = () => centre.interaction("i1").unread;
    centre.run({ type: "agent.setAttention", agentId: "ben", looksAway: true });
    centre.says("i1", "Hello");
    centre.connect("i2", "ben");
    centre.run({ type: "agent.selectInteraction", agentId: "ben", interactionId: "i1" });
    centre.says("i1", "Are you there?");
    expect(unread()).toBe(2);
    centre.run({ type: "agent.setAttention", agentId: "ben", looksAway: false });
    expect(unread()).toBe(0);
    centre.run({ type: "agent.connectionChanged", agentId: "ben", state: "OFFLINE" });
    centre.says("i1", "Hello?");
    expect(unread()).toBe(1);
    centre.run({ type: "agent.connectionChanged", agentId: "ben", state: "ONLINE" });
    expect(unread()).toBe(0);
  });

  it("data, record and customer change, also for whom it is offered to", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.chat("i1");
    const of = { interactionId: "i1", agentId: "ana" };
    const record = { recordId: "r1", recordName: "Maria", recordType: "contact" };
    expect(centre.delivered("ana", { type: "interaction.updateData", ...of, data: { order: 7 } })).toMatchObject([
      { name: "interactionUpdated", payload: { changes: { order: 7 } } },
    ]);
    expect(centre.delivered("ana", { type: "interaction.attachCrmRecord", ...of, record })).toMatchObject([
      { name: "crmRecordAttached", payload: { record, customerDetails: { crmRecord: record } } },
    ]);
    const other = { ...customer, customerId: "cust-2", name: "Mario" };
    expect(
      centre.delivered("ana", { type: "interaction.identifyCustomer", ...of, agentId: null, customer: other }),
    ).toMatchObject([{ name: "customerIdentified", payload: { customerDetails: { customerId: "cust-2" } } }]);
    expect(centre.delivered("ana", { type: "interaction.showCrm", ...of, requestId: "r9" })).toMatchObject([
      { name: "showCrm", payload: { reason: "MANUAL", requestId: "r9" } },
    ]);
    expect(centre.interaction("i1").data).toEqual({ order: 7 });
  });

  it("a key called __proto__ is data like any other", () => {
    const centre = connected();
    const data = JSON.parse('{"__proto__":{"polluted":true}}') as Record<string, unknown>;
    centre.run({ type: "interaction.updateData", interactionId: "i1", agentId: "ana", data });
    expect(JSON.stringify(centre.interaction("i1").data)).toBe('{"__proto__":{"polluted":true}}');
    expect(Object.getPrototypeOf(centre.interaction("i1").data)).toBe(Object.prototype);
  });

  it("of another agent's interaction is as unknown as that of none", () => {
    const centre = connected();
    centre.ready("ben", "free");
    const foreign = { interactionId: "i1", agentId: "ben" };
    const none = { interactionId: "i2", agentId: "ben" };
    for (const of of [foreign, none])
      for (const command of [
        { type: "interaction.updateData" as const, ...of, data: { a: 1 } },
        { type: "agent.selectInteraction" as const, ...of },
        { type: "interaction.end" as const, endedBy: "AGENT" as const, ...of },
        { type: "interaction.extendWrapUp" as const, ...of },
      ])
        expect(centre.refused(command).code).toBe("INTERACTION_NOT_FOUND");
  });
});

describe("a closed interaction", () => {
  it("refuses all change, and can be forgotten; an open one cannot", () => {
    const centre = connected();
    expect(forget(centre.world, "i1")).toBe(false);
    centre.end("i1", "ana");
    centre.dispose("i1", "ana");
    const update: Command = { type: "interaction.updateData", interactionId: "i1", agentId: "ana", data: { a: 1 } };
    expect(centre.refused(update).code).toBe("INVALID_STATE");
    expect(forget(centre.world, "i1")).toBe(true);
    expect(centre.refused(update).code).toBe("INTERACTION_NOT_FOUND");
  });
});

describe("an unknown command", () => {
  it.each(["nonsense", "constructor", "__proto__"])("%s is refused", (type) => {
    expect(new Centre().refused({ type } as unknown as Command).code).toBe("INVALID_ARGUMENT");
  });
});
