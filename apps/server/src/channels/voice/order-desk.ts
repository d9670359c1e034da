import type { LineOrder } from "@omni/engine";
import type { LineOrders } from "../../centre/line-orders.ts";
import type { LegEvent, LineProvider } from "./line-provider.ts";

export interface OrderDeskOptions {
  orders: LineOrders;
  line: LineProvider;
  /** The provider could not do it. */
  onFailed(event: LegEvent): void;
  onError(error: unknown): void;
}

/** Hands orders to the provider, those of one interaction one after the other, and marks what is done. */
export class OrderDesk {
  readonly #options: OrderDeskOptions;
  /** The orders of an interaction that are not in the provider's hands yet. */
  readonly #busy = new Map<string, Promise<void>>();
  #isStopped = false;

  constructor(options: OrderDeskOptions) {
    this.#options = options;
  }

  /** Hands over what a server that went down left undone. */
  resume(): void {
    for (const { orderId, order } of this.#options.orders.waiting()) this.take(orderId, order);
  }

  take(orderId: string, order: LineOrder): void {
    const { interactionId } = order;
    const before = this.#busy.get(interactionId);
    const done =
      before === undefined ? this.#carryOut(orderId, order) : before.then(() => this.#carryOut(orderId, order));
    this.#busy.set(interactionId, done);
    void done.then(() => {
      if (this.#busy.get(interactionId) === done) this.#busy.delete(interactionId);
    });
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #carryOut(orderId: string, order: LineOrder): Promise<void> {
    if (this.#isStopped) return;
    const { line, orders, onFailed, onError } = this.#options;
    try {
      await line.carryOut(order, orderId);
    } catch (error) {
      onError(error);
      if ("legId" in order)
        onFailed({
          type: "line.failed",
          interactionId: order.interactionId,
          legId: order.legId,
          lineEventId: `failed:${orderId}`,
          systemDisposition: "PROVIDER_FAILURE",
        });
    }
    // The server may end meanwhile: the order is given again at the next start then.
    if (!this.#isStopped) orders.done(orderId).catch(onError);
  }
}
