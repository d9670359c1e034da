import type { LineOrder } from "@omni/engine";
import { newId } from "../new-id.ts";
import type { Store } from "../store/open-store.ts";
import { prepare, prepareInsert } from "../store/prepare.ts";

export interface GivenOrder {
  orderId: string;
  order: LineOrder;
}

/** What the line provider still has to do: written with the fact that calls for it, gone when it is carried out. */
export class LineOrders {
  readonly #store: Store;
  readonly #insert;
  readonly #delete;
  readonly #selectAll;
  #done: string[] = [];

  constructor(store: Store) {
    const { database, db } = store;
    this.#store = store;
    this.#insert = prepareInsert(database, db, "line_orders", ["order_id", "body"]);
    this.#delete = prepare(database, db.deleteFrom("line_orders").where("order_id", "=", ""));
    this.#selectAll = prepare(database, db.selectFrom("line_orders").select(["order_id", "body"]).orderBy("seq"));
  }

  /** Within a piece of work only. */
  put(order: LineOrder): string {
    const orderId = newId("order");
    this.#insert(orderId, JSON.stringify(order));
    return orderId;
  }

  /** What was given and not carried out, the oldest first. */
  waiting(): GivenOrder[] {
    return (
      this.#selectAll
        .all()
        // The rows hold only what `put` wrote.
        .map(({ order_id, body }) => ({ orderId: String(order_id), order: JSON.parse(String(body)) as LineOrder }))
    );
  }

  /** Marks an order as carried out. Those that are done at about the same time share a piece of work. */
  async done(orderId: string): Promise<void> {
    this.#done.push(orderId);
    if (this.#done.length > 1) return;
    await Promise.resolve();
    const ids = this.#done;
    this.#done = [];
    await this.#store.commits.submit(() => {
      for (const id of ids) this.#delete.run(id);
    });
  }
}
