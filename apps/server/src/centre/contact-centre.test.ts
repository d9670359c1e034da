import { evolve, createWorld } from "@omni/engine";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { ManualClock } from "../testing/manual-clock.ts";
import { TestConsole } from "../testing/test-console.ts";
import { TestCustomer } from "../testing/test-customer.ts";
import { removeFolders, startTestServer, startWork, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.stop());
afterAll(removeFolders);

async function restart(): Promise<void> {
  await server.stop();
  server = await startTestServer({ clock, dataFolder: server.dataFolder });
}

test("an offer that nobody takes goes to the next agent", async () => {
  const { console: asha } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  await customer.write("Hello");
  const { interactionId } = await asha.event("interactionOffered");
  const { console: ben } = await startWork(server.url, "ben");
  clock.advance(30_000);
  await asha.event("interactionMissed");
  expect((await ben.event("interactionOffered")).interactionId).toBe(interactionId);
});

test("a time-out that passed while the server was down is acted upon when it is back", async () => {
  const { console: asha } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  await customer.write("Hello");
  const interactionId = (await asha.event("interactionOffered")).interactionId ?? "";
  const { cookie } = await startWork(server.url, "ben");
  clock.advance(10_000);
  await restart();
  expect(server.centre.world.interactions.get(interactionId)?.offer?.agentId).toBe("asha");
  const ben = await TestConsole.open(server.url, cookie);
  clock.advance(20_000);
  expect((await ben.event("interactionOffered")).interactionId).toBe(interactionId);
});

test("a wrap-up that was running when the server stopped ends at its time", async () => {
  const { console: asha, cookie } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  await customer.write("Hello");
  const interactionId = (await asha.event("interactionOffered")).interactionId ?? "";
  await asha.call("interaction.acceptInteraction", { interactionId });
  await asha.call("interaction.endInteraction", { interactionId });
  await restart();
  const back = await TestConsole.open(server.url, cookie);
  expect((await back.welcome()).snapshot?.interactions[0]?.state).toBe("WRAP_UP");
  clock.advance(90_000);
  await back.event("wrapUpEnded");
});

test("replaying the log rebuilds every row of state, byte for byte", async () => {
  const { console: asha } = await startWork(server.url, "asha");
  let handled = 0;
  for (const text of ["one", "two", "three"]) {
    const customer = await TestCustomer.open(server.url, { profile: { email: "mei.tanaka@example.com" } });
    await customer.write(text);
    const offer = await asha.event("interactionOffered", ({ seq }) => seq > handled);
    handled = offer.seq;
    const interactionId = offer.interactionId ?? "";
    await asha.call("interaction.acceptInteraction", { interactionId });
    await asha.call("interaction.sendMessage", { interactionId, text: `About ${text}` });
    await asha.call("interaction.updateInteraction", { interactionId, data: { order: text } });
    if (text === "three") continue;
    await asha.call("interaction.endInteraction", { interactionId });
    const callback = { at: clock.now() + 3_600_000, self: true, phone: "+15551234567" };
    await asha.call(
      "interaction.disposeInteraction",
      text === "one"
        ? { interactionId, dispositionCode: "callback", callback }
        : { interactionId, dispositionCode: "answered" },
    );
  }
  const world = createWorld(server.centre.directory);
  for (const event of server.centre.log.all()) evolve(world, event);
  const stored = server.centre.storedState();
  expect(stored.interactions.size).toBe(3);
  expect(stored.interactions).toEqual(
    new Map([...world.interactions].map(([id, interaction]) => [id, JSON.stringify(interaction)])),
  );
  expect(stored.callbacks).toEqual(
    new Map([...world.callbacks].map(([id, callback]) => [id, JSON.stringify(callback)])),
  );
  expect(stored.callbacks.size).toBe(1);
  expect(stored.sessions).toEqual(new Map([...world.agents].map(([id, session]) => [id, JSON.stringify(session)])));
});

test("an agent whose console is gone is offered nothing more, after a while to come back", async () => {
  const { console: asha, cookie } = await startWork(server.url, "asha");
  await asha.cut();
  const back = await TestConsole.open(server.url, cookie);
  clock.advance(9_000);
  expect(server.centre.world.agents.get("asha")?.connection).toBe("ONLINE");
  await back.cut();
  await expect
    .poll(() => {
      clock.advance(9_000);
      return server.centre.world.agents.get("asha")?.connection;
    })
    .toBe("OFFLINE");
});
