import { cpSync } from "node:fs";
import { ordersOf, type LineOrder } from "@omni/engine";
import { afterAll, expect, test } from "vitest";
import type { ContactCentre } from "../../centre/contact-centre.ts";
import { createRandom } from "../../demo/random.ts";
import { ManualClock } from "../../testing/manual-clock.ts";
import { RandomCentre } from "../../testing/random-centre.ts";
import { makeFolder, removeFolders } from "../../testing/test-server.ts";
import type { LineProvider } from "./line-provider.ts";
import { OrderDesk } from "./order-desk.ts";

const lives = 8;
const ordersPerLife = 250;

afterAll(removeFolders);

function fail(error: unknown): never {
  throw error;
}

/** A provider outside the server, which goes on when that crashes. It takes its time, before and after it acts. */
class SlowProvider {
  /** The orders by id, in the order in which it carried them out. */
  readonly done = new Map<string, LineOrder>();
  repeated = 0;
  readonly #random = createRandom(5);

  connect(): { line: LineProvider; cut: () => void } {
    let isCut = false;
    const carryOut = async (order: LineOrder, orderId: string): Promise<void> => {
      await this.#take();
      if (isCut) return;
      const before = this.done.get(orderId);
      if (before === undefined) this.done.set(orderId, order);
      else {
        this.repeated++;
        expect(before).toEqual(order);
      }
      await this.#take();
    };
    const line: LineProvider = { name: "slow", isSimulated: true, start() {}, stop() {}, carryOut };
    return { line, cut: () => (isCut = true) };
  }

  async #take(): Promise<void> {
    for (let turns = this.#random.between(0, 15); turns > 0; turns--)
      await new Promise((resolve) => setImmediate(resolve));
  }
}

function openDesk({ orders }: ContactCentre, line: LineProvider): OrderDesk {
  return new OrderDesk({ orders, line, onFailed: fail, onError: fail });
}

test("servers that crash with orders on their way: each order reaches the provider under one id, those of a call in order", async () => {
  const clock = new ManualClock(new Date(2026, 3, 14).getTime());
  const provider = new SlowProvider();
  let folder = makeFolder();
  for (let life = 0; life < lives; life++) {
    const one = await RandomCentre.open(folder, clock);
    const { line, cut } = provider.connect();
    const desk = openDesk(one.centre, line);
    one.centre.listen({ onOrder: (orderId, order) => desk.take(orderId, order) });
    one.centre.start();
    desk.resume();
    if (life === 0) await one.begin();
    await one.live(life, ordersPerLife);
    // What a crash at this moment leaves on the disk.
    const left = makeFolder();
    cpSync(folder, left, { recursive: true });
    cut();
    desk.stop();
    one.close();
    folder = left;
  }
  const last = await RandomCentre.open(folder, clock);
  openDesk(last.centre, provider.connect().line).resume();
  await expect.poll(() => last.centre.orders.waiting()).toEqual([]);

  const called = Map.groupBy([...last.centre.log.all()].flatMap(ordersOf), ({ interactionId }) => interactionId);
  const done = Map.groupBy(provider.done.values(), ({ interactionId }) => interactionId);
  expect(done).toEqual(called);
  expect(called.size).toBeGreaterThan(30);
  expect(provider.repeated).toBeGreaterThan(0);
  last.close();
}, 60_000);
