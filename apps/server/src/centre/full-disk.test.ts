import { createWorld, evolve, type Command } from "@omni/engine";
import { openingOrders, randomDirectory } from "@omni/engine/random-orders";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../store/open-store.ts";
import { ManualClock } from "../testing/manual-clock.ts";
import { makeFolder, removeFolders } from "../testing/test-server.ts";
import { ContactCentre } from "./contact-centre.ts";
import { isMessageEvent } from "./event-log.ts";

let store: Store;
let centre: ContactCentre;
let clock: ManualClock;
let timerErrors: unknown[];
/** The facts that somebody was told of. */
let published: string[];

beforeEach(async () => {
  const reloadable: { centre: ContactCentre | null } = { centre: null };
  store = await openStore(makeFolder(), { onRollback: () => reloadable.centre?.reload() });
  clock = new ManualClock();
  timerErrors = [];
  published = [];
  centre = new ContactCentre(store, randomDirectory(), clock, (error) => timerErrors.push(error));
  reloadable.centre = centre;
  centre.listen({ onFact: ({ event }) => published.push(JSON.stringify(event)) });
  centre.start();
  for (const command of openingOrders) await centre.execute(command);
});
afterEach(() => {
  centre.stop();
  store.close();
});
afterAll(removeFolders);

const start = (interactionId: string): Command => ({
  type: "interaction.startChat",
  interactionId,
  campaignId: "free",
  queueId: null,
  customer: { customerId: null, name: "Zoe", phones: [], email: null, fields: {}, maskedFields: [], crmRecord: null },
  conversation: { conversationId: interactionId, from: "visit", to: "web", subChannel: null },
  data: {},
});

const say = (messageId: string, length: number): Command => ({
  type: "interaction.receiveMessage",
  interactionId: "chat",
  messageId,
  clientId: null,
  text: "x".repeat(length),
  attachments: [],
});

/** From now on the database file may not grow, as on a disk without room. */
function fillDisk(): void {
  const pages = Number(store.database.prepare("pragma page_count").get()?.["page_count"]);
  store.database.exec(`pragma max_page_count = ${pages}`);
}

function makeRoom(): void {
  store.database.exec("pragma max_page_count = 1000000");
}

/** Writes messages, shorter and shorter, until not even the shortest finds room in a page that is there. */
async function writeUntilFull(): Promise<{ kept: string[]; reasons: unknown[] }> {
  const kept: string[] = [];
  const reasons: unknown[] = [];
  for (const length of [10_000, 1000, 100, 1])
    for (let isFull = false; !isFull;) {
      const messageId = `m${kept.length + reasons.length}`;
      try {
        await centre.execute(say(messageId, length));
        kept.push(messageId);
      } catch (error) {
        reasons.push(error);
        isFull = true;
      }
    }
  return { kept, reasons };
}

const storedMessages = (): string[] =>
  centre.log.messagesOf("chat", Number.MAX_SAFE_INTEGER, 10_000).map(({ message }) => message.messageId);

/** Memory, rows and log say the same, and nobody was told of a fact that is not in the log. */
function expectNothingHalf(): void {
  const log = [...centre.log.all()];
  const replayed = createWorld(centre.directory);
  for (const event of log) evolve(replayed, event);
  const bodies = (each: ReadonlyMap<string, unknown>) => [...each.values()].map((value) => JSON.stringify(value));
  const stored = centre.storedState();
  expect([...stored.interactions.values()]).toEqual(bodies(replayed.interactions));
  expect(bodies(centre.world.interactions)).toEqual(bodies(replayed.interactions));
  expect(bodies(centre.world.agents).sort()).toEqual([...stored.sessions.values()].sort());
  expect(published).toEqual(log.map((event) => JSON.stringify(event)));
}

test("a full disk refuses what it cannot store and says why; all that was acknowledged is kept, and it goes on with room", async () => {
  await centre.execute(start("chat"));
  fillDisk();
  const { kept, reasons } = await writeUntilFull();
  expect(reasons.map(String)).toEqual(reasons.map(() => "Error: database or disk is full"));
  expect(storedMessages()).toEqual(kept);
  expectNothingHalf();

  makeRoom();
  await centre.execute(say("after", 10_000));
  expect(storedMessages()).toEqual([...kept, "after"]);
  expectNothingHalf();
});

test("of a hundred orders at once on a full disk each is answered by whether it is stored", async () => {
  await centre.execute(start("chat"));
  fillDisk();
  const ids = Array.from({ length: 100 }, (_, index) => `m${index}`);
  const answers = await Promise.allSettled(
    ids.map((id, index) => centre.execute(say(id, index % 2 === 0 ? 10_000 : 1))),
  );
  const kept = ids.filter((_, index) => answers[index]?.status === "fulfilled");
  expect(kept.length).toBeLessThan(ids.length);
  expect(storedMessages()).toEqual(kept);
  expectNothingHalf();
});

test("a time-out on a full disk is tried again after a pause, not at once, and comes when there is room", async () => {
  await centre.execute(start("chat"));
  const offered = centre.world.interactions.get("chat")?.offer?.agentId;
  expect(offered).toBeDefined();
  fillDisk();
  await writeUntilFull();
  clock.advance(60_000);
  await expect.poll(() => timerErrors.length).toBe(1);
  // Others are refused meanwhile, which reads the timers anew.
  for (let turn = 0; turn < 20; turn++) {
    await expect(centre.execute(say(`again${turn}`, 10_000))).rejects.toThrow("full");
    clock.advance(50);
  }
  expect(timerErrors).toHaveLength(1);
  expect(centre.world.interactions.get("chat")?.offer?.agentId).toBe(offered);

  makeRoom();
  clock.advance(2000);
  await expect.poll(() => centre.world.interactions.get("chat")?.offer?.agentId).not.toBe(offered);
  expect(timerErrors).toHaveLength(1);
  expectNothingHalf();
});

test("what an agent was told before the disk was full is all that the inbox holds", async () => {
  await centre.execute(start("chat"));
  const agentId = centre.world.interactions.get("chat")?.offer?.agentId ?? "";
  await centre.execute({ type: "interaction.accept", interactionId: "chat", agentId });
  const before = centre.inbox.head(agentId);
  fillDisk();
  const { kept } = await writeUntilFull();
  expect(centre.inbox.head(agentId)).toBe(before + kept.length);
  expect(centre.inbox.after(agentId, before)).toHaveLength(kept.length);
  expect([...centre.log.all()].filter(isMessageEvent)).toHaveLength(kept.length);
});
