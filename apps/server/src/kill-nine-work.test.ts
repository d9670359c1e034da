import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, expect, test } from "vitest";
import { openStore } from "./store/open-store.ts";
import { takeCalls } from "./testing/line-phone.ts";
import { startServerProcess } from "./testing/server-process.ts";
import { TestConsole } from "./testing/test-console.ts";
import { TestPhone } from "./testing/test-phone.ts";
import { makeFolder, removeFolders, signIn } from "./testing/test-server.ts";

const messagingCampaign = { campaignId: "orders-and-returns", number: "+15550000104" } as const;
/** The server dies when so many of the agent's messages were acknowledged, with others on their way. */
const killAfter = 25;

let child: ChildProcess | null = null;
afterEach(() => child?.kill("SIGKILL"));
afterAll(removeFolders);

async function start(folder: string): Promise<string> {
  const started = await startServerProcess(folder);
  child = started.child;
  return started.url;
}

interface Agent {
  console: TestConsole;
  cookie: string;
}

/** A call of the agent's own to a number that answers. */
async function callOut({ console }: Agent, to: string): Promise<string> {
  const call = { channelType: "VOICE", campaignId: "voice-helpline", to } as const;
  const { interactionId } = await console.call("interaction.initiateInteraction", call);
  await console.event("interactionConnected");
  return interactionId;
}

async function consult(owner: Agent, interactionId: string, guest: Agent, guestId: string): Promise<void> {
  const target = { type: "AGENT", id: guestId } as const;
  await owner.console.call("interaction.startConsult", { interactionId, target });
  await guest.console.event("interactionOffered");
  await guest.console.call("interaction.acceptInteraction", { interactionId });
  await owner.console.event("consultConnected");
}

/** An agent of the messaging campaign whom a customer has written to. */
async function startWriting(url: string): Promise<Agent & { interactionId: string }> {
  const cookie = await signIn(url, "farah");
  const console = await TestConsole.open(url, cookie);
  await console.call("session.selectCampaigns", { campaignIds: [messagingCampaign.campaignId] });
  await console.call("session.setAutoCall", { channelType: "WHATSAPP", enabled: true });
  await console.call("session.setAvailability", { status: "AVAILABLE" });
  const phone = await TestPhone.open(url);
  phone.order({ type: "send", channelType: "WHATSAPP", to: messagingCampaign.number, text: "Where is my order?" });
  const { interactionId } = await console.event("interactionOffered");
  await console.call("interaction.acceptInteraction", { interactionId: interactionId ?? "" });
  return { console, cookie, interactionId: interactionId ?? "" };
}

interface Sent {
  key: string;
  text: string;
  isAcknowledged: boolean;
}

/** Several messages at a time, until the server dies. */
async function writeUntilKilled({ console, interactionId }: Awaited<ReturnType<typeof startWriting>>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const write = async (): Promise<void> => {
    for (;;) {
      const message = { key: `w-${sent.length}`, text: `message ${sent.length}`, isAcknowledged: false };
      sent.push(message);
      const answer = console.call("interaction.sendMessage", { interactionId, text: message.text }, message);
      const end = await Promise.race([answer.then(() => null), console.closed]);
      if (end !== null) return;
      message.isAcknowledged = true;
      if (sent.filter(({ isAcknowledged }) => isAcknowledged).length === killAfter) child?.kill("SIGKILL");
    }
  };
  await Promise.all([write(), write(), write()]);
  return sent;
}

test("kill -9 with calls on hold, in consult and in conference, callbacks and messages: all that was acknowledged goes on once", async () => {
  const folder = makeFolder();
  const url = await start(folder);
  const killed = once(child ?? expect.fail("The server did not start."), "exit");
  const names = ["asha", "ben", "chen", "dina", "emeka"] as const;
  const [asha, ben, chen, dina, emeka] = await Promise.all([
    takeCalls(url, "asha", "2001"),
    takeCalls(url, "ben", "2002"),
    takeCalls(url, "chen", "2003"),
    takeCalls(url, "dina", "2004"),
    takeCalls(url, "emeka", "2005"),
  ]);
  const writing = await startWriting(url);
  const [held, consulted, shared] = await Promise.all([
    callOut(asha, "+15551112222"),
    callOut(ben, "+15551112223"),
    callOut(dina, "+15551112224"),
  ]);
  await asha.console.call("interaction.holdInteraction", { interactionId: held });
  await consult(ben, consulted, chen, "chen");
  await consult(dina, shared, emeka, "emeka");
  await dina.console.call("interaction.completeConsult", { interactionId: shared, action: "CONFERENCE" });
  await emeka.console.event("conferenceStarted");
  const later = { interactionId: held, at: Date.now() + 3_600_000, self: true };
  const kept = await asha.console.call("interaction.scheduleCallback", later);
  const soon = { interactionId: held, at: Date.now() + 1500, self: false };
  const due = await asha.console.call("interaction.scheduleCallback", soon);
  const sent = await writeUntilKilled(writing);
  await killed;
  expect(sent.filter(({ isAcknowledged }) => isAcknowledged).length).toBeGreaterThanOrEqual(killAfter);

  const again = await start(folder);
  const back = new Map<string, TestConsole>();
  for (const [index, { cookie }] of [asha, ben, chen, dina, emeka].entries())
    back.set(names[index] ?? "", await TestConsole.open(again, cookie));
  const at = (name: (typeof names)[number]) => back.get(name) ?? expect.fail(`${name} did not come back.`);

  // Calls end with the simulated line that carried them; whoever owned one wraps it up, guests are free.
  for (const [name, interactionId] of [
    ["asha", held],
    ["ben", consulted],
    ["dina", shared],
  ] as const) {
    const own = () => at(name).call("interaction.getInteraction", { interactionId });
    await expect.poll(async () => (await own()).state).toBe("WRAP_UP");
    expect(await own()).toMatchObject({ systemDisposition: "CALL_DROP", endedBy: "SYSTEM" });
  }

  // Callbacks are kept, and what fell due meanwhile is offered to one of those who are free.
  const offered = async () => {
    const [first, second] = await Promise.all(
      (["chen", "emeka"] as const).map((name) => at(name).call("interaction.getInteractions", undefined)),
    );
    return [...(first ?? []), ...(second ?? [])].map(
      ({ state, channelDetails }) => `${state} ${channelDetails.callType}`,
    );
  };
  await expect.poll(offered, { timeout: 10_000 }).toEqual(["OFFERED outbound.callback.dial"]);
  const callbacks = await at("asha").call("interaction.getCallbacks", undefined);
  expect(callbacks.map(({ callbackId }) => callbackId)).toContain(kept.callbackId);
  expect(callbacks.find(({ callbackId }) => callbackId === due.callbackId)?.state).not.toBe("SCHEDULED");

  // The agent's console says again what was not answered: nothing is lost, nothing is there twice.
  const farah = await TestConsole.open(again, writing.cookie);
  const { interactionId } = writing;
  for (const { key, text } of sent) await farah.call("interaction.sendMessage", { interactionId, text }, { key });
  const written = async () => {
    const messages = await farah.call("interaction.getMessages", { interactionId, limit: 500 });
    return messages.filter(({ from }) => from === "AGENT");
  };
  const own = await written();
  expect(own.map(({ text }) => text).sort()).toEqual(sent.map(({ text }) => text).sort());
  await expect
    .poll(async () => (await written()).map(({ status }) => status), { timeout: 10_000 })
    .not.toContain("SENT");

  const read = async () => {
    const store = await openStore(folder, { onRollback: () => {} });
    try {
      const orders = await store.db.selectFrom("line_orders").selectAll().execute();
      const outbox = await store.db.selectFrom("outbox").select(["message_id", "state"]).execute();
      const interactions = await store.db.selectFrom("interactions").select("body").execute();
      return { orders, outbox, interactions };
    } finally {
      store.close();
    }
  };
  const gone = once(child ?? expect.fail("The server is not there."), "exit");
  child?.kill("SIGKILL");
  await gone;
  const { orders, outbox, interactions } = await read();
  expect(orders).toEqual([]);
  const messageIds = own.map(({ messageId }) => messageId).sort();
  expect(outbox.map(({ message_id }) => message_id).sort()).toEqual(messageIds);
  expect(new Set(outbox.map(({ state }) => state))).toEqual(new Set(["HANDED"]));
  expect(interactions.filter(({ body }) => body.includes('"outbound.callback.dial"'))).toHaveLength(1);
}, 60_000);
