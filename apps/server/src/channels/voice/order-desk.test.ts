import type { LineOrder } from "@omni/engine";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { LineOrders } from "../../centre/line-orders.ts";
import { openStore, type Store } from "../../store/open-store.ts";
import { makeFolder, removeFolders } from "../../testing/test-server.ts";
import type { LegEvent, LineProvider } from "./line-provider.ts";
import { OrderDesk } from "./order-desk.ts";

let store: Store;
let orders: LineOrders;
beforeEach(async () => {
  store = await openStore(makeFolder(), { onRollback: () => {} });
  orders = new LineOrders(store);
});
afterEach(() => store.close());
afterAll(removeFolders);

const order = (interactionId: string, legId: string): LineOrder => ({ order: "hold", interactionId, legId });

async function give(...given: LineOrder[]): Promise<void> {
  await store.commits.submit(() => {
    for (const each of given) orders.put(each);
  });
}

function openDesk(carryOut: LineProvider["carryOut"]) {
  const failed: LegEvent[] = [];
  const line: LineProvider = { name: "test", isSimulated: true, start() {}, stop() {}, carryOut };
  const desk = new OrderDesk({ orders, line, onFailed: (event) => failed.push(event), onError() {} });
  return { desk, failed };
}

test("an order that was not marked as carried out is carried out again under its id", async () => {
  await give(order("i1", "a"), order("i1", "b"));
  const hung: string[] = [];
  openDesk((_order, orderId) => {
    hung.push(orderId);
    return new Promise(() => {});
  }).desk.resume();
  await expect.poll(() => hung).toHaveLength(1);

  const done: string[] = [];
  openDesk((_order, orderId) => void done.push(orderId)).desk.resume();
  await expect.poll(() => orders.waiting()).toEqual([]);
  expect(done).toHaveLength(2);
  expect(done[0]).toBe(hung[0]);
});

test("orders of one interaction follow one another, and wait for no other interaction", async () => {
  await give(order("slow", "a"), order("slow", "b"), order("quick", "c"));
  const begun: string[] = [];
  let release = (): void => {};
  const { desk } = openDesk((each) => {
    begun.push("legId" in each ? each.legId : "");
    if (begun.length > 1) return undefined;
    return new Promise((resolve) => (release = resolve));
  });
  desk.resume();
  await expect.poll(() => begun).toEqual(["a", "c"]);
  release();
  await expect.poll(() => begun).toEqual(["a", "c", "b"]);
});

test("an order that the provider cannot carry out fails its leg, and is not tried for ever", async () => {
  await give(order("i1", "a"));
  const { desk, failed } = openDesk(() => Promise.reject(new Error("no trunk")));
  desk.resume();
  await expect.poll(() => orders.waiting()).toEqual([]);
  expect(failed).toMatchObject([{ type: "line.failed", legId: "a", systemDisposition: "PROVIDER_FAILURE" }]);
});

test("a desk that was stopped hands over nothing more and leaves the rows", async () => {
  await give(order("i1", "a"));
  const { desk } = openDesk(() => expect.fail("Nothing is to be carried out."));
  desk.stop();
  desk.resume();
  expect(orders.waiting()).toHaveLength(1);
});
