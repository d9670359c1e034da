import type { CustomerDetails } from "@omni/contract";
import { recount, type Command } from "@omni/engine";
import { OmniError } from "@omni/wire";
import { afterAll, afterEach, expect, test } from "vitest";
import { openStore, type Store } from "../store/open-store.ts";
import { ContactCentre } from "../centre/contact-centre.ts";
import { loadDirectory } from "../configuration/load-directory.ts";
import { createRandom } from "../demo/random.ts";
import { writeDemo } from "../demo/write-demo.ts";
import { ManualClock } from "../testing/manual-clock.ts";
import { makeFolder, removeFolders } from "../testing/test-server.ts";
import { LiveWallboard } from "./live-wallboard.ts";

const noon = new Date(2026, 3, 14, 12).getTime();
const agents = ["asha", "ben", "chen", "dina"];
const running: { store: Store; centre: ContactCentre }[] = [];
const visitor: CustomerDetails = {
  customerId: null,
  name: "Zoe",
  phones: [],
  email: null,
  fields: {},
  maskedFields: [],
  crmRecord: null,
};

function closeAll(): void {
  for (const { store, centre } of running.splice(0)) {
    centre.stop();
    store.close();
  }
}

afterEach(closeAll);
afterAll(removeFolders);

function fail(error: unknown): never {
  throw error;
}

async function open(folder: string, clock: ManualClock, factsPerSnapshot?: number) {
  const reloadable: { centre: ContactCentre | null } = { centre: null };
  const store = await openStore(folder, { onRollback: () => reloadable.centre?.reload() });
  if (!(await store.db.selectFrom("users").select("user_id").executeTakeFirst())) await writeDemo(store, clock.now());
  const centre = new ContactCentre(store, await loadDirectory(store.db), clock, fail);
  reloadable.centre = centre;
  running.push({ store, centre });
  const wallboard = new LiveWallboard({
    store,
    centre,
    clock,
    onError: fail,
    ...(factsPerSnapshot !== undefined && { factsPerSnapshot }),
  });
  return { store, centre, wallboard };
}

type Running = Awaited<ReturnType<typeof open>>;

/** Agents come and go, customers write, are answered or leave; refused orders are part of it. */
async function live({ centre }: Running, clock: ManualClock, seed: number, count: number): Promise<void> {
  const random = createRandom(seed);
  for (let step = 0; step < count; step++) {
    clock.advance(random.between(50, 9000));
    const agentId = random.pick(["asha", "ben", "chen", "dina"]);
    const ids = [...centre.world.interactions.keys()];
    const interactionId = ids[random.between(0, Math.max(0, ids.length - 1))] ?? "none";
    const owner = centre.world.interactions.get(interactionId)?.agentId ?? agentId;
    const offered = centre.world.interactions.get(interactionId)?.offer?.agentId ?? agentId;
    const id = `chat-${seed}-${step}`;
    const commands: readonly [Command, ...Command[]] = [
      { type: "agent.setAvailability", agentId, status: "AVAILABLE", breakReason: null },
      { type: "agent.setAvailability", agentId, status: "ON_BREAK", breakReason: "Lunch" },
      {
        type: "interaction.startChat",
        interactionId: id,
        campaignId: "web-chat-support",
        queueId: null,
        customer: visitor,
        conversation: { conversationId: id, from: "visit", to: "web-chat", subChannel: null },
        data: {},
      },
      { type: "interaction.accept", interactionId, agentId: offered },
      { type: "interaction.reject", interactionId, agentId: offered },
      { type: "interaction.end", interactionId, agentId: owner, endedBy: "AGENT" },
      { type: "interaction.end", interactionId, endedBy: "CUSTOMER", systemDisposition: null },
      {
        type: "interaction.dispose",
        interactionId,
        agentId: owner,
        dispositionCode: "answered",
        notes: "",
        callback: null,
      },
    ];
    // What is refused changes nothing.
    await centre.execute(random.pick(commands)).catch((error: unknown) => {
      if (!OmniError.is(error)) throw error;
    });
  }
}

async function begin({ centre }: Running): Promise<void> {
  for (const agentId of agents) {
    await centre.execute({ type: "agent.signIn", agentId, takeOver: false });
    await centre.execute({ type: "agent.connectionChanged", agentId, state: "ONLINE" });
    await centre.execute({ type: "agent.selectCampaigns", agentId, campaignIds: ["web-chat-support"] });
    await centre.execute({ type: "agent.setAutoCall", agentId, channelType: "CHAT", enabled: true });
  }
}

const counted = ({ centre }: Running, clock: ManualClock) =>
  recount(centre.directory, [...centre.log.all()], clock.now());

test.each([
  ["the whole log", undefined],
  ["a snapshot and the log since", 150],
])("the figures equal a recount of the log, before and after a restart from %s", async (_name, factsPerSnapshot) => {
  const clock = new ManualClock(noon);
  const folder = makeFolder();
  const first = await open(folder, clock, factsPerSnapshot);
  await begin(first);
  await live(first, clock, 7, 300);
  expect(first.wallboard.figures()).toEqual(counted(first, clock));
  const trend = first.wallboard.lastHour();
  closeAll();
  const second = await open(folder, clock, factsPerSnapshot);
  expect(second.wallboard.figures()).toEqual(counted(second, clock));
  expect(second.wallboard.lastHour()).toEqual(trend);
  await live(second, clock, 8, 100);
  const figures = second.wallboard.figures();
  expect(figures).toEqual(counted(second, clock));
  expect(Object.values(figures.agents).reduce((sum, { handled }) => sum + handled, 0)).toBeGreaterThan(10);
});

test("a transaction that is taken back leaves no trace in the figures", async () => {
  const clock = new ManualClock(noon);
  const one = await open(makeFolder(), clock);
  await begin(one);
  const work = one.centre.transact((apply) => {
    apply({ type: "agent.setAvailability", agentId: "asha", status: "AVAILABLE", breakReason: null });
    throw new Error("Something else broke.");
  });
  await expect(work).rejects.toThrow("Something else broke.");
  clock.advance(5000);
  expect(one.wallboard.figures()).toEqual(counted(one, clock));
  await one.centre.execute({
    type: "agent.setAvailability",
    agentId: "asha",
    status: "AVAILABLE",
    breakReason: null,
  });
  expect(one.wallboard.figures()).toEqual(counted(one, clock));
  expect(one.wallboard.figures().agents["asha"]?.isReady).toBe(true);
});

test("counts begin anew at midnight, what goes on goes on", async () => {
  const clock = new ManualClock(new Date(2026, 3, 14, 23, 59).getTime());
  const one = await open(makeFolder(), clock);
  await begin(one);
  clock.advance(120_000);
  const { agents: figures } = one.wallboard.figures();
  expect(figures["asha"]).toMatchObject({ handled: 0, activity: "BREAK" });
  expect(figures["asha"]?.times.STAFFED).toBe(60_000);
  expect(one.wallboard.dayStartedAt()).toBe(new Date(2026, 3, 15).getTime());
});
