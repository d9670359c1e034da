import type { LookInEvent, SupervisorFrame } from "@omni/live";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { EventReader } from "../testing/event-reader.ts";
import type { TestConsole } from "../testing/test-console.ts";
import { ManualClock } from "../testing/manual-clock.ts";
import { LinePhone, takeCalls } from "../testing/line-phone.ts";
import { TestCustomer } from "../testing/test-customer.ts";
import {
  hidePersonalData,
  post,
  removeFolders,
  signIn,
  startTestServer,
  startWork,
  type TestServer,
} from "../testing/test-server.ts";

let server: TestServer;
let supervisor: string;
beforeEach(async () => {
  server = await startTestServer();
  supervisor = await signIn(server.url, "sofia");
});
afterEach(() => server.stop());
afterAll(removeFolders);

const watch = (cookie = supervisor): Promise<EventReader<SupervisorFrame>> =>
  EventReader.open(`${server.url}/api/supervisor/live`, cookie);
const order = (path: string, body: object = {}, cookie = supervisor) =>
  post(server.url, `/api/supervisor/${path}`, body, { cookie });
const omar = { name: "Omar Murphy", email: "omar.murphy@example.com" };

async function talk(): Promise<{ agent: TestConsole; customer: TestCustomer; interactionId: string }> {
  const { console: agent } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url, { profile: omar });
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  return { agent, customer, interactionId };
}

test("who may not see personal data sees a waiting customer with hidden contact data, whatever their role", async () => {
  await hidePersonalData(server.url, "sofia");
  const live = await watch();
  const administrator = await watch(await signIn(server.url, "admin"));
  const customer = await TestCustomer.open(server.url, { profile: omar });
  await customer.write("Anybody there?");
  const frame = await live.find(({ interactions }) => interactions.length === 1);
  expect(frame.interactions[0]).toMatchObject({ state: "QUEUED", customerName: "Omar Murphy", isMasked: true });
  expect(frame.interactions[0]?.customerAddress).toContain("•");
  expect(frame.queues.find(({ waiting }) => waiting === 1)?.waitingSince).toBe(frame.interactions[0]?.waitingSince);
  expect(frame.trend).toHaveLength(60);
  const seen = await administrator.find(({ interactions }) => interactions.length === 1);
  expect(seen.interactions[0]?.isMasked).toBe(false);
});

test("who talks to a caller is ready for no other call, but for a chat of theirs", async () => {
  const campaigns = ["voice-helpline", "web-chat-support"];
  const { console: agent } = await takeCalls(server.url, "asha", "2001", campaigns);
  await agent.call("session.setAutoCall", { channelType: "CHAT", enabled: true });
  const live = await watch();
  const readyFor = async (calls: number, chats: number): Promise<void> => {
    await live.find(({ queues }) => {
      const of = (id: string) => queues.find(({ queueId }) => queueId === id)?.readyAgents;
      return of("voice-first-line") === calls && of("support-general") === chats && of("desk-calls") === 0;
    });
  };
  await readyFor(1, 1);
  const caller = new LinePhone(server.line, "+447700900111");
  const interactionId = caller.phone.call("+15550000101");
  await agent.event("interactionOffered");
  await agent.call("interaction.acceptInteraction", { interactionId });
  await readyFor(0, 1);
});

test("the live view goes on when the server's clock is set back an hour", async () => {
  await server.stop();
  const clock = new ManualClock();
  server = await startTestServer({ clock });
  const live = await watch(await signIn(server.url, "sofia"));
  const customer = await TestCustomer.open(server.url, { profile: omar });
  await customer.write("Anybody there?");
  clock.advance(1000);
  await live.find(({ interactions }) => interactions.length === 1);
  clock.set(-3_600_000);
  const other = await TestCustomer.open(server.url);
  await other.write("And here?");
  clock.advance(1000);
  await live.find(({ interactions }) => interactions.length === 2);
});

test("who looks in without the right to personal data reads no number in the conversation either", async () => {
  await hidePersonalData(server.url, "sofia");
  const { console: agent } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url, { profile: { phone: "+44 20 7946 0999" } });
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  await order(`interactions/${interactionId}/look-in`, { mode: "SNOOP" });
  const seen = await EventReader.open<LookInEvent>(
    `${server.url}/api/supervisor/interactions/${interactionId}/live`,
    supervisor,
  );
  const begin = await seen.find(({ type }) => type === "snapshot");
  await customer.write("Anybody?");
  const next = await seen.find(({ type }) => type === "message");
  expect(JSON.stringify([begin, next])).not.toContain("0999");
  expect(JSON.stringify(begin)).toContain("•");
});

test("agents are refused, and so is who is not signed in", async () => {
  const agent = await signIn(server.url, "asha");
  await expect(watch(agent)).rejects.toThrow("HTTP 403");
  await expect(watch("")).rejects.toThrow("HTTP 401");
  const refused = await order("agents/ben/availability", { status: "AVAILABLE" }, agent);
  expect(refused).toMatchObject({ status: 403, body: { error: { code: "PERMISSION_DENIED" } } });
  expect((await order("agents/ben/availability", { status: "ON_BREAK" })).body.error?.code).toBe("INVALID_ARGUMENT");
});

test("signing out ends the supervisor's feed with a goodbye", async () => {
  const live = await watch();
  await post(server.url, "/api/session/logout", {}, { cookie: supervisor });
  await live.closed;
  expect(live.isDismissed).toBe(true);
});

test("a supervisor puts an agent on a break and signs the agent out, and the log says who", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  expect((await order("agents/asha/availability", { status: "ON_BREAK", breakReason: "Training" })).status).toBe(200);
  const changed = await agent.event("availabilityChanged", ({ data }) => JSON.stringify(data).includes("Training"));
  expect(changed.data).toMatchObject({ status: "ON_BREAK" });
  expect((await order("agents/asha/sign-out")).status).toBe(200);
  expect(await agent.closing()).toMatchObject({ reason: "FORCED_OUT" });
  const facts = [...server.centre.log.all()];
  expect(facts.findLast(({ type }) => type === "agent.availabilityChosen")).toMatchObject({ by: "sofia" });
  expect(facts.findLast(({ type }) => type === "agent.signedOut")).toMatchObject({
    agentId: "asha",
    reason: "Sofia Lindgren signed you out.",
  });
  expect((await order("agents/asha/sign-out")).body.error?.code).toBe("TARGET_UNAVAILABLE");
  expect((await order("agents/admin/sign-out")).body.error?.code).toBe("PERMISSION_DENIED");
});

test("a supervisor takes a conversation from one agent and gives it to another", async () => {
  const { interactionId } = await talk();
  const { console: ben } = await startWork(server.url, "ben");
  expect((await order(`interactions/${interactionId}/reassign`, { target: { type: "AGENT", id: "ben" } })).status).toBe(
    200,
  );
  await ben.call("interaction.acceptInteraction", {
    interactionId: (await ben.event("interactionOffered")).interactionId ?? "",
  });
  expect(server.centre.findInteraction(interactionId)?.agentId).toBe("ben");
});

test("a supervisor who looks in reads what was said and what is said, until the conversation ends", async () => {
  const { agent, customer, interactionId } = await talk();
  const path = `${server.url}/api/supervisor/interactions/${interactionId}/live`;
  await expect(EventReader.open(path, supervisor)).rejects.toThrow("Look in first");
  expect((await order(`interactions/${interactionId}/look-in`, { mode: "SNOOP" })).status).toBe(200);
  const seen = await EventReader.open<LookInEvent>(path, supervisor);
  const begin = await seen.find(({ type }) => type === "snapshot");
  expect(begin).toMatchObject({ messages: [{ text: "Hello" }], interaction: { lookIns: [{ mode: "SNOOP" }] } });
  await customer.write("Are you there?");
  await seen.find((event) => event.type === "message" && event.message.text === "Are you there?");
  expect((await order(`interactions/${interactionId}/look-in`, { mode: "BARGE" })).status).toBe(200);
  await seen.find((event) => event.type === "interaction" && event.interaction.lookIns[0]?.mode === "BARGE");
  await agent.call("interaction.endInteraction", { interactionId });
  await seen.find(({ type }) => type === "over");
  const looks = [...server.centre.log.all()].filter(({ type }) => type.startsWith("interaction.lookIn"));
  expect(looks.map(({ type }) => type)).toEqual([
    "interaction.lookInStarted",
    "interaction.lookInChanged",
    "interaction.lookInEnded",
  ]);
});

test("a supervisor whispers to the agent, and barging in writes to the customer too", async () => {
  const { agent, customer, interactionId } = await talk();
  const path = `interactions/${interactionId}`;
  const say = (text: string, clientId = text) => order(`${path}/messages`, { text, clientId });
  expect((await say("Too early")).body.error).toMatchObject({ code: "INVALID_STATE" });
  await order(`${path}/look-in`, { mode: "SNOOP" });
  expect((await say("Still too early")).body.error?.code).toBe("INVALID_STATE");
  await order(`${path}/look-in`, { mode: "WHISPER" });
  expect((await say("Offer a refund.")).status).toBe(200);
  const whispered = await agent.event("messageSent");
  expect(whispered.data).toMatchObject({ message: { senderName: "Sofia Lindgren", visibility: "AGENTS" } });
  await order(`${path}/look-in`, { mode: "BARGE" });
  for (let times = 0; times < 2; times++) expect((await say("I take care of it.", "again")).status).toBe(200);
  await customer.hears("I take care of it.");
  const heard = customer.messages.flatMap((each) => (each.type === "message" ? each.message.text : []));
  expect(heard).toEqual(["I take care of it."]);
});

test("nobody looks into a conversation that waits", async () => {
  const customer = await TestCustomer.open(server.url, { profile: omar });
  await customer.write("Hello");
  const [interactionId] = [...server.centre.world.interactions.keys()];
  const reply = await order(`interactions/${interactionId}/look-in`, { mode: "SNOOP" });
  expect(reply).toMatchObject({ status: 409, body: { error: { code: "INVALID_STATE" } } });
});

test("a supervisor hears a call on an extension that nobody has, first unheard, then heard by everybody", async () => {
  const { console: agent } = await takeCalls(server.url, "asha", "2001");
  const caller = new LinePhone(server.line, "+15551008654");
  const interactionId = caller.phone.call("+15550000101");
  await agent.event("interactionOffered");
  await agent.call("interaction.acceptInteraction", { interactionId });
  await agent.event("interactionConnected");
  expect((await order(`interactions/${interactionId}/look-in`, { mode: "SNOOP" })).status).toBe(200);
  expect(server.centre.world.agents.get("sofia")?.extension?.phone).not.toBe("2001");
  const leg = () => server.centre.findInteraction(interactionId)?.legs.find(({ kind }) => kind === "OBSERVER");
  await expect.poll(() => leg()?.state).toBe("CONNECTED");
  expect((await order(`interactions/${interactionId}/look-in`, { mode: "BARGE" })).status).toBe(200);
  expect(server.centre.findInteraction(interactionId)?.observers).toMatchObject([{ agentId: "sofia", mode: "BARGE" }]);
  expect((await order(`interactions/${interactionId}/stop-look-in`)).status).toBe(200);
  await expect.poll(() => leg()?.state ?? "ENDED").toBe("ENDED");
});
