import { describe, expect, it } from "vitest";
import { Centre, customer, typesOf } from "./centre.fakes.ts";
import type { Command } from "./index.ts";

const write = (
  agentId: string,
  text: string,
  changes: Partial<Extract<Command, { type: "interaction.sendMessage" }>> = {},
): Extract<Command, { type: "interaction.sendMessage" }> => ({
  type: "interaction.sendMessage",
  interactionId: "i1",
  agentId,
  messageId: `m-${text}`,
  clientId: `c-${text}`,
  text,
  attachments: [],
  visibility: "AGENTS",
  ...changes,
});

/** ana has the chat; ben is consulted. */
function consulted(): Centre {
  const centre = new Centre();
  for (const agentId of ["ana", "ben"]) centre.ready(agentId, "free");
  centre.connect("i1", "ana");
  centre.run({
    type: "interaction.startConsult",
    interactionId: "i1",
    agentId: "ana",
    target: { type: "AGENT", id: "ben" },
  });
  centre.run({ type: "interaction.accept", interactionId: "i1", agentId: "ben" });
  return centre;
}

describe("a note among agents", () => {
  it.each([
    ["ana", "ben"],
    ["ben", "ana"],
  ])("of %s reaches %s, and says what it is", (from, to) => {
    const [note] = consulted().delivered(to, write(from, "Offer a refund."));
    expect(note).toMatchObject({
      name: "messageSent",
      payload: { message: { visibility: "AGENTS", text: "Offer a refund.", senderId: from } },
    });
  });

  it("does not reach somebody who is asked and has not answered", () => {
    const centre = new Centre();
    for (const agentId of ["ana", "ben"]) centre.ready(agentId, "free");
    centre.connect("i1", "ana");
    const target = { type: "AGENT", id: "ben" } as const;
    centre.run({ type: "interaction.startConsult", interactionId: "i1", agentId: "ana", target });
    expect(centre.delivered("ben", write("ana", "Look at this"))).toEqual([]);
  });

  it("is no message to the customer: not counted, not previewed, and the customer still waits for an answer", () => {
    const centre = new Centre();
    centre.ready("ben", "free");
    centre.connect("i1", "ben");
    centre.connect("i2", "ben");
    centre.run({ type: "agent.selectInteraction", agentId: "ben", interactionId: "i2" });
    centre.says("i1", "Hello?");
    const before = centre.interaction("i1");
    expect(before.unread).toBe(1);
    centre.run(write("ben", "He waits"));
    const { recentMessages, version } = centre.interaction("i1");
    expect({ recentMessages, version }).not.toEqual({ recentMessages: before.recentMessages, version: before.version });
    expect(centre.interaction("i1")).toEqual({ ...before, recentMessages, version });
  });

  it("sent again by a client that lost the answer is not added twice", () => {
    const centre = consulted();
    expect(typesOf(centre.run(write("ben", "Once")))).toEqual(["interaction.messageSent"]);
    expect(centre.run(write("ben", "Once"))).toEqual([]);
  });

  it("is all that a consulted agent may write, until the conference", () => {
    const centre = consulted();
    expect(centre.refused(write("ben", "Hello", { visibility: "EVERYONE" }))).toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("AGENTS"),
    });
    const typing: Command = {
      type: "interaction.setTyping",
      from: "AGENT",
      interactionId: "i1",
      agentId: "ben",
      typing: true,
    };
    expect(centre.refused(typing).code).toBe("INVALID_STATE");
    centre.run({ type: "interaction.completeConsult", interactionId: "i1", agentId: "ana", action: "CONFERENCE" });
    centre.run(typing);
    centre.run(write("ben", "Hello", { visibility: "EVERYONE" }));
  });

  it("of an agent who takes no part is refused", () => {
    const centre = consulted();
    centre.ready("cleo", "free");
    expect(centre.refused(write("cleo", "Let me see")).code).toBe("INTERACTION_NOT_FOUND");
  });

  it("takes no template, and may come when free text is not delivered any more", () => {
    const centre = new Centre();
    centre.ready("ana", "mixed");
    centre.run({ type: "agent.setAutoCall", agentId: "ana", channelType: "WHATSAPP", enabled: true });
    centre.run({
      type: "interaction.initiate",
      interactionId: "i1",
      agentId: "ana",
      campaignId: "mixed",
      channelType: "WHATSAPP",
      to: "+34600111222",
      customer,
      callType: null,
      conversationId: "conv",
      customerWroteAt: null,
      data: {},
    });
    const template = { templateId: "hello", variables: { name: "Maria", order: "NW-1" } };
    expect(centre.refused(write("ana", "", { template })).code).toBe("INVALID_ARGUMENT");
    expect(centre.refused(write("ana", "Free", { visibility: "EVERYONE" })).code).toBe("INVALID_STATE");
    centre.run(write("ana", "She prefers calls"));
  });
});
