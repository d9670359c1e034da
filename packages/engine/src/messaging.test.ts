import { describe, expect, it } from "vitest";
import { Centre, customer, typesOf } from "./centre.fakes.ts";
import type { Command } from "./index.ts";

const day = 24 * 60 * 60_000;

const staffed = (channelType: "WHATSAPP" | "SMS" = "WHATSAPP"): Centre => {
  const centre = new Centre();
  centre.ready("ana", "mixed");
  centre.run({ type: "agent.setAutoCall", agentId: "ana", channelType, enabled: true });
  return centre;
};

const start = (channelType: "WHATSAPP" | "SMS"): Command => ({
  type: "interaction.startMessaging",
  channelType,
  interactionId: "w1",
  campaignId: "mixed",
  queueId: null,
  customer,
  conversation: { conversationId: "conv-w1", from: "+34600111222", to: "900", subChannel: null },
  data: {},
});

const initiate = (channelType: "WHATSAPP" | "SMS", customerWroteAt: number | null): Command => ({
  type: "interaction.initiate",
  interactionId: "w1",
  agentId: "ana",
  campaignId: "mixed",
  channelType,
  to: "+34600111222",
  customer,
  callType: null,
  conversationId: "conv-w1",
  customerWroteAt,
  data: {},
});

const say = (text: string, template?: { templateId: string; variables: Record<string, string> }): Command => ({
  type: "interaction.sendMessage",
  interactionId: "w1",
  agentId: "ana",
  messageId: `m-${text}`,
  clientId: null,
  text,
  attachments: [],
  ...(template === undefined ? {} : { template }),
});

describe("a WhatsApp conversation", () => {
  it("that the customer begins is offered like a chat, and answered in free text for a day", () => {
    const centre = staffed();
    centre.run(start("WHATSAPP"));
    expect(centre.run(start("WHATSAPP"))).toEqual([]);
    centre.says("w1", "Where is my order?");
    centre.run({ type: "interaction.accept", interactionId: "w1", agentId: "ana" });
    expect(centre.interaction("w1")).toMatchObject({ state: "CONNECTED", channelType: "WHATSAPP", callType: null });
    centre.now += day - 1;
    expect(typesOf(centre.run(say("On its way")))).toEqual(["interaction.messageSent"]);
  });

  it("after a day takes a template only, until the customer writes again", () => {
    const centre = staffed();
    centre.run(start("WHATSAPP"));
    centre.says("w1", "Hello");
    centre.run({ type: "interaction.accept", interactionId: "w1", agentId: "ana" });
    centre.now += day;
    expect(centre.refused(say("Late"))).toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("Use a template"),
    });
    const [sent] = centre.delivered(
      "ana",
      say("", { templateId: "hello", variables: { name: "Maria", order: "NW-1" } }),
    );
    expect(sent).toMatchObject({ name: "messageSent", payload: { message: { text: "Hello Maria, about NW-1." } } });
    expect(centre.refused(say("Still late")).code).toBe("INVALID_STATE");
    centre.says("w1", "I am here");
    centre.run(say("Good"));
  });

  it("that the agent begins is open at once, and begins with a template", () => {
    const centre = staffed();
    const names = centre.delivered("ana", initiate("WHATSAPP", null)).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(["interactionInitiated", "interactionConnected"]);
    expect(centre.interaction("w1")).toMatchObject({ state: "CONNECTED", direction: "OUTBOUND", legs: [] });
    expect(centre.refused(say("Hello")).message).toContain("24 hours");
    centre.run(say("", { templateId: "hello", variables: { name: "Maria", order: "NW-1" } }));
  });

  it("that the agent begins within a day of the customer's last word takes free text", () => {
    const centre = staffed();
    centre.run(initiate("WHATSAPP", centre.now - day + 5));
    centre.run(say("Hello again"));
  });

  it.each([
    ["an unknown template", { templateId: "none", variables: {} }, "INVALID_ARGUMENT"],
    ["a template of another channel", { templateId: "text", variables: {} }, "CHANNEL_UNAVAILABLE"],
    ["a variable missing", { templateId: "hello", variables: { name: "Maria" } }, "INVALID_ARGUMENT"],
    ["a variable that is inherited", { templateId: "hello", variables: { toString: "x" } }, "INVALID_ARGUMENT"],
  ])("refuses %s", (_what, template, code) => {
    const centre = staffed();
    centre.run(initiate("WHATSAPP", null));
    expect(centre.refused(say("", template)).code).toBe(code);
  });

  it("keeps variables as they are, whatever they look like", () => {
    const centre = staffed();
    centre.run(initiate("WHATSAPP", null));
    const variables = { name: "{{order}}", order: "$& مرحبا 👋" };
    const [sent] = centre.delivered("ana", say("", { templateId: "hello", variables }));
    expect(sent).toMatchObject({ payload: { message: { text: "Hello {{order}}, about $& مرحبا 👋." } } });
  });
});

describe("a text message conversation", () => {
  it("takes free text at any time", () => {
    const centre = staffed("SMS");
    centre.run(initiate("SMS", null));
    centre.run(say("Hello"));
  });

  it("is refused where the campaign does not take it", () => {
    const centre = staffed("SMS");
    expect(centre.refused({ ...start("SMS"), campaignId: "free" } as Command).code).toBe("CHANNEL_UNAVAILABLE");
  });
});

describe("the status of a message", () => {
  const sent = (): Centre => {
    const centre = staffed("SMS");
    centre.run(initiate("SMS", null));
    centre.run(say("one"));
    return centre;
  };
  const status = (word: "SENT" | "DELIVERED" | "READ" | "FAILED"): Command => ({
    type: "interaction.setMessageStatus",
    interactionId: "w1",
    messageId: "m-one",
    status: word,
  });

  it("goes forwards only: what comes late or again is not told", () => {
    const centre = sent();
    expect(centre.delivered("ana", status("DELIVERED"))).toMatchObject([{ payload: { status: "DELIVERED" } }]);
    expect(centre.run(status("DELIVERED"))).toEqual([]);
    expect(centre.delivered("ana", status("READ"))).toMatchObject([{ payload: { status: "READ" } }]);
    expect(centre.run(status("DELIVERED"))).toEqual([]);
    expect(centre.run(status("FAILED"))).toEqual([]);
  });

  it("may be a failure, which is final", () => {
    const centre = sent();
    expect(centre.delivered("ana", status("FAILED"))).toMatchObject([{ payload: { status: "FAILED" } }]);
    expect(centre.run(status("READ"))).toEqual([]);
  });

  it("is told of a closed conversation, too, which does not change for it", () => {
    const centre = sent();
    centre.end("w1", "ana");
    centre.dispose("w1", "ana");
    const closed = centre.interaction("w1");
    expect(typesOf(centre.run(status("READ")))).toEqual(["interaction.messageStatusChanged"]);
    expect(centre.interaction("w1")).toBe(closed);
  });
});

describe("capacity", () => {
  it("counts each channel by its weight", () => {
    const centre = new Centre();
    centre.ready("ben", "free", "mixed");
    centre.run({ type: "agent.selectExtension", agentId: "ben", callContextId: "desk", phone: "101" });
    centre.run({ type: "agent.setAutoCall", agentId: "ben", channelType: "VOICE", enabled: true });
    centre.connect("i1", "ben");
    const call: Command = {
      type: "interaction.startCall",
      interactionId: "v1",
      campaignId: "mixed",
      queueId: null,
      customer,
      call: { from: "+34600111222", to: "900", subChannel: null },
      data: {},
    };
    centre.run(call);
    // A call takes two of ben's two places.
    expect(centre.offeredTo("v1")).toBeNull();
    centre.chat("i2");
    expect(centre.offeredTo("i2")).toBe("ben");
    centre.run({ type: "interaction.reject", interactionId: "i2", agentId: "ben" });
    centre.end("i1", "ben");
    centre.dispose("i1", "ben");
    expect(centre.offeredTo("v1")).toBe("ben");
    centre.chat("i3");
    expect(centre.offeredTo("i3")).toBeNull();
  });
});
