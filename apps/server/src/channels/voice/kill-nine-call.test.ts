import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, expect, test } from "vitest";
import { openStore } from "../../store/open-store.ts";
import { takeCalls } from "../../testing/line-phone.ts";
import { startServerProcess } from "../../testing/server-process.ts";
import { TestConsole } from "../../testing/test-console.ts";
import { makeFolder, removeFolders } from "../../testing/test-server.ts";

let child: ChildProcess | null = null;
afterEach(() => child?.kill("SIGKILL"));
afterAll(removeFolders);

async function start(folder: string): Promise<string> {
  const started = await startServerProcess(folder);
  child = started.child;
  return started.url;
}

async function kill(): Promise<void> {
  const killed = child === null ? null : once(child, "exit");
  child?.kill("SIGKILL");
  await killed;
}

const call = { channelType: "VOICE", campaignId: "voice-helpline" } as const;

test("kill -9 in calls: they are told as dropped, nothing is left to do for the line, and no agent is stuck", async () => {
  const folder = makeFolder();
  const url = await start(folder);
  const asha = await takeCalls(url, "asha", "2001");
  const ben = await takeCalls(url, "ben", "2002");
  const talking = await asha.console.call("interaction.initiateInteraction", { ...call, to: "+15551112222" });
  await asha.console.event("interactionConnected");
  await asha.console.call("interaction.holdInteraction", { interactionId: talking.interactionId });
  // This one is killed while its orders are on their way.
  const ringing = await ben.console.call("interaction.initiateInteraction", { ...call, to: "+15550000902" });
  await kill();

  const again = await start(folder);
  const back = [
    { console: await TestConsole.open(again, asha.cookie), interactionId: talking.interactionId },
    { console: await TestConsole.open(again, ben.cookie), interactionId: ringing.interactionId },
  ];
  const [first, second] = back;
  const get = async ({ console, interactionId }: (typeof back)[number]) =>
    console.call("interaction.getInteraction", { interactionId });
  if (first === undefined || second === undefined) expect.fail("Two agents were there.");
  await expect.poll(async () => (await get(first)).state).toBe("WRAP_UP");
  expect(await get(first)).toMatchObject({ systemDisposition: "CALL_DROP", endedBy: "SYSTEM" });
  // A call that was never dialled goes on; one that was is lost.
  if ((await get(second)).state === "INITIATED")
    await second.console.call("interaction.endInteraction", { interactionId: second.interactionId });
  await expect.poll(async () => (await get(second)).state).toBe("WRAP_UP");
  for (const each of back) {
    await each.console.call("interaction.disposeInteraction", {
      interactionId: each.interactionId,
      dispositionCode: "answered",
    });
    expect(await each.console.call("interaction.getInteractions", undefined)).toEqual([]);
    expect((await each.console.call("session.getAvailability", undefined)).status).toBe("AVAILABLE");
  }
  await kill();
  const store = await openStore(folder, { onRollback: () => {} });
  expect(await store.db.selectFrom("line_orders").selectAll().execute()).toEqual([]);
  store.close();
}, 60_000);
