import type { Message } from "@omni/contract";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { TestCustomer } from "../../testing/test-customer.ts";
import { removeFolders, signIn, startTestServer, startWork, type TestServer } from "../../testing/test-server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());
afterAll(removeFolders);

/** Asha talks with a customer and has asked Ben in for a consult. */
async function consulting() {
  const { console: asha } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url, { profile: { name: "Zoe" } });
  const { token } = await customer.welcome();
  await customer.write("My parcel is broken");
  const interactionId = (await asha.event("interactionOffered")).interactionId ?? "";
  await asha.call("interaction.acceptInteraction", { interactionId });
  const { console: ben } = await startWork(server.url, "ben");
  const { centre } = server;
  await centre.execute({
    type: "interaction.startConsult",
    interactionId,
    agentId: "asha",
    target: { type: "AGENT", id: "ben" },
  });
  await ben.event("interactionOffered");
  await ben.call("interaction.acceptInteraction", { interactionId });
  const complete = (action: "TRANSFER" | "CONFERENCE" | "CANCEL") =>
    centre.execute({ type: "interaction.completeConsult", interactionId, agentId: "asha", action });
  return { asha, ben, customer, token, interactionId, complete };
}

const note = (interactionId: string, text: string) => ({ interactionId, text, visibility: "AGENTS" as const });

test("a consulted agent reads what was said, and notes reach colleagues and never the customer", async () => {
  const { asha, ben, customer, token, interactionId } = await consulting();
  const transcript = await ben.call("interaction.getMessages", { interactionId });
  expect(transcript.map(({ text }: Message) => text)).toEqual(["My parcel is broken"]);
  await ben.call("interaction.sendMessage", note(interactionId, "Offer her a refund"));
  const heard = await asha.event("messageSent");
  expect(heard.data["message"]).toMatchObject({
    text: "Offer her a refund",
    visibility: "AGENTS",
    senderName: "Ben Carter",
  });
  await expect(ben.call("interaction.sendMessage", { interactionId, text: "Hello" })).rejects.toMatchObject({
    code: "INVALID_STATE",
  });
  await asha.call("interaction.sendMessage", { interactionId, text: "I can refund it." });
  expect(await customer.hears("I can refund it.")).toMatchObject({ seq: 2 });
  await customer.cut();
  const back = await TestCustomer.open(server.url, { token, lastSeq: 0 });
  const { messages, status } = await back.welcome();
  expect(messages.map(({ seq, text }) => [seq, text])).toEqual([
    [1, "My parcel is broken"],
    [2, "I can refund it."],
  ]);
  // Who is consulted is not there for the customer.
  expect(status.agents).toEqual(["Asha Menon"]);
});

test("the customer sees who joins a conference and who has the conversation after a transfer", async () => {
  const { customer, complete, interactionId } = await consulting();
  await complete("CONFERENCE");
  await customer.find((each) => each.type === "status" && each.status.agents.join() === "Asha Menon,Ben Carter");
  await server.centre.execute({
    type: "interaction.removeParticipant",
    interactionId,
    agentId: "asha",
    participantId: "asha",
  });
  await customer.find((each) => each.type === "status" && each.status.agentName === "Ben Carter");
});

test("a consult that ends in a transfer gives the customer the other agent", async () => {
  const { customer, complete, ben, interactionId } = await consulting();
  await complete("TRANSFER");
  await customer.find((each) => each.type === "status" && each.status.agents.join() === "Ben Carter");
  await ben.call("interaction.sendMessage", { interactionId, text: "I take over." });
  expect(await customer.hears("I take over.")).toMatchObject({ senderName: "Ben Carter" });
});

test("who came and left is told to the agents, in order and also when it is over", async () => {
  const { interactionId, complete, ben } = await consulting();
  const cookie = await signIn(server.url, "sofia");
  const told = async (): Promise<string[]> => {
    const response = await fetch(`${server.url}/api/interactions/${interactionId}/notices`, { headers: { cookie } });
    const { notices } = (await response.json()) as { notices: { text: string }[] };
    return notices.map(({ text }) => text);
  };
  const consulted = [
    "Asha Menon joined the conversation",
    "Asha Menon asked Ben Carter for advice",
    "Ben Carter joined to advise",
  ];
  expect(await told()).toEqual(consulted);
  await complete("CONFERENCE");
  await ben.event("conferenceStarted");
  expect(await told()).toEqual([...consulted, "Ben Carter joined the conversation"]);
  await server.centre.execute({ type: "interaction.end", interactionId, endedBy: "CUSTOMER", systemDisposition: null });
  expect((await told()).slice(0, 4)).toEqual([...consulted, "Ben Carter joined the conversation"]);
});

test("a transfer is told by who it went to", async () => {
  const { interactionId, complete, asha } = await consulting();
  await complete("TRANSFER");
  await asha.event("transferCompleted");
  const cookie = await signIn(server.url, "sofia");
  const response = await fetch(`${server.url}/api/interactions/${interactionId}/notices`, { headers: { cookie } });
  const { notices } = (await response.json()) as { notices: { text: string }[] };
  expect(notices.map(({ text }) => text)).toContain("Transferred to Ben Carter");
});
