import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, expect, test } from "vitest";
import { prepareData } from "./first-start.ts";
import { openStore } from "./store/open-store.ts";
import { startServerProcess } from "./testing/server-process.ts";
import { TestConsole } from "./testing/test-console.ts";
import { TestCustomer } from "./testing/test-customer.ts";
import { makeFolder, removeFolders, signIn } from "./testing/test-server.ts";

const conversations = 100;
const agents = ["asha", "ben", "chen", "dina", "emeka", "farah"];
/** The server dies when so many messages were acknowledged, with others on their way. */
const killAfter = 1200;

let child: ChildProcess | null = null;
afterEach(() => child?.kill("SIGKILL"));
afterAll(removeFolders);

/** The demo centre with agents who can take everything. */
async function prepareFolder(): Promise<string> {
  const folder = makeFolder();
  const store = await openStore(folder, { onRollback: () => {} });
  await prepareData(store, true, Date.now());
  store.database.exec(`update users set capacity = '{"CHAT":100}', total_capacity = 100 where user_type = 'AGENT'`);
  store.close();
  return folder;
}

/** A server process; resolves with its address when it is ready. */
async function startProcess(folder: string): Promise<string> {
  const started = await startServerProcess(folder);
  child = started.child;
  return started.url;
}

interface Sent {
  /** The widget's client id, or the key of the console's order. */
  id: string;
  text: string;
  isAcknowledged: boolean;
}

interface Chat {
  token: string;
  customer: TestCustomer;
  sent: Sent[];
}

interface Desk {
  username: string;
  cookie: string;
  console: TestConsole;
  sent: (Sent & { interactionId: string })[];
}

test("kill -9 during 100 conversations under load: all that was acknowledged is there once, inboxes are gapless", async () => {
  const folder = await prepareFolder();
  const url = await startProcess(folder);
  let acknowledged = 0;
  const state = { isKilled: false };
  const killed = once(child ?? expect.fail("The server did not start."), "exit");
  const count = (sent: Sent): void => {
    sent.isAcknowledged = true;
    acknowledged++;
    if (acknowledged < killAfter || state.isKilled) return;
    state.isKilled = true;
    child?.kill("SIGKILL");
  };

  const desks: Desk[] = [];
  for (const username of agents) {
    const cookie = await signIn(url, username);
    const console = await TestConsole.open(url, cookie);
    await console.goToWork();
    desks.push({ username, cookie, console, sent: [] });
  }
  const chats: Chat[] = await Promise.all(
    Array.from({ length: conversations }, async () => {
      const customer = await TestCustomer.open(url);
      return { token: (await customer.welcome()).token, customer, sent: [] };
    }),
  );

  const writing = chats.map(async ({ customer, sent }, chat) => {
    for (let index = 0; !state.isKilled; index++) {
      const message = { id: `${chat}-${index}`, text: `customer ${chat} message ${index}`, isAcknowledged: false };
      sent.push(message);
      await Promise.race([customer.write(message.text, message.id).then(() => count(message)), customer.closed]);
    }
  });
  const answering = desks.map(async ({ console, sent, username }) => {
    for (let index = 0; !state.isKilled; index++) {
      const offer = await Promise.race([
        console.find(
          (each) =>
            each.type === "inbox" && each.name === "interactionOffered" && offerIndex(console, each.seq) === index,
        ),
        console.closed,
      ]);
      if (typeof offer === "number" || offer.type !== "inbox") return;
      const interactionId = offer.interactionId ?? "";
      const accepted = await Promise.race([
        console.call("interaction.acceptInteraction", { interactionId }),
        console.closed,
      ]);
      if (typeof accepted === "number") return;
      const key = `${username}-${index}`;
      const message = { id: key, text: `answer ${key}`, isAcknowledged: false, interactionId };
      sent.push(message);
      const answer = console.call("interaction.sendMessage", { interactionId, text: message.text }, { key });
      await Promise.race([answer.then(() => count(message)), console.closed]);
    }
  });
  await Promise.all([...writing, ...answering, killed]);

  const again = await startProcess(folder);
  const all = [...chats.flatMap(({ sent }) => sent), ...desks.flatMap(({ sent }) => sent)];
  expect(all.filter(({ isAcknowledged }) => isAcknowledged).length).toBeGreaterThanOrEqual(killAfter);
  expect(all.some(({ isAcknowledged }) => !isAcknowledged)).toBe(true);

  // Consoles come back with what they had read, and say again what was not answered.
  for (const desk of desks) {
    const before = desk.console.inbox;
    const back = await TestConsole.open(again, desk.cookie, before.at(-1)?.seq ?? 0);
    const { seq, resumed } = await back.welcome();
    expect(resumed).toBe(true);
    if (seq > (before.at(-1)?.seq ?? 0)) await back.find((each) => each.type === "inbox" && each.seq === seq);
    for (const { id, text, interactionId } of desk.sent)
      await back.call("interaction.sendMessage", { interactionId, text }, { key: id });
    const items = [...before, ...back.inbox];
    expect(items.map((item) => item.seq)).toEqual(items.map((_, index) => (items[0]?.seq ?? 0) + index));
    desk.console = back;
  }

  // Customers come back from the beginning, and say again what was not acknowledged.
  for (const { token, sent } of chats) {
    const customer = await TestCustomer.open(again, { token, lastSeq: 0 });
    for (const { id, text } of sent) await customer.write(text, id);
    await customer.cut();
    const last = await TestCustomer.open(again, { token, lastSeq: 0 });
    const { messages } = await last.welcome();
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    const own = messages.filter(({ from }) => from === "CUSTOMER");
    expect(own.map(({ text }) => text).sort()).toEqual(sent.map(({ text }) => text).sort());
    const answers = messages.filter(({ from }) => from === "AGENT").map(({ text }) => text);
    expect(new Set(answers).size).toBe(answers.length);
    await last.cut();
  }
  const answered = desks.flatMap((desk) => desk.sent.map(({ text }) => text));
  const stored = await Promise.all(
    desks.flatMap(({ console, sent }) =>
      sent.map(async ({ interactionId, text }) => {
        const messages = await console.call("interaction.getMessages", { interactionId, limit: 500 });
        return messages.filter((message) => message.text === text).length;
      }),
    ),
  );
  expect(stored).toEqual(answered.map(() => 1));
}, 60_000);

/** Which of the console's offers this is, counted from 0. */
const offerIndex = (console: TestConsole, seq: number): number =>
  console.inbox.filter((item) => item.name === "interactionOffered" && item.seq < seq).length;
