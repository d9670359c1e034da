import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

export interface Gauges {
  agentSockets(): number;
  customerSockets(): number;
  openInteractions(): number;
}

/** What operators watch, in the format of Prometheus. */
export class Metrics {
  readonly registry = new Registry();
  readonly #commands;
  readonly #batchSize;
  readonly #commitSeconds;
  readonly #events;
  readonly #inboxItems;

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.#commands = new Counter({ name: "omni_commands_total", help: "Pieces of work committed", registers });
    this.#batchSize = new Histogram({
      name: "omni_commit_batch_size",
      help: "Pieces of work that shared one commit",
      buckets: [1, 2, 5, 10, 20, 50, 100, 256],
      registers,
    });
    this.#commitSeconds = new Histogram({
      name: "omni_commit_seconds",
      help: "Time from the begin of a transaction until it was on disk",
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5],
      registers,
    });
    this.#events = new Counter({ name: "omni_events_total", help: "Facts of the contact centre", registers });
    this.#inboxItems = new Counter({ name: "omni_inbox_items_total", help: "Items put into inboxes", registers });
  }

  /** Gauges are read when somebody asks. */
  watch(gauges: Gauges): void {
    const sockets = new Gauge({
      name: "omni_sockets",
      help: "Open sockets",
      labelNames: ["side"],
      registers: [],
      collect() {
        this.set({ side: "agent" }, gauges.agentSockets());
        this.set({ side: "customer" }, gauges.customerSockets());
      },
    });
    const interactions = new Gauge({
      name: "omni_open_interactions",
      help: "Interactions that are not closed",
      registers: [],
      collect() {
        this.set(gauges.openInteractions());
      },
    });
    this.registry.registerMetric(sockets);
    this.registry.registerMetric(interactions);
  }

  countCommit(size: number, milliseconds: number): void {
    this.#commands.inc(size);
    this.#batchSize.observe(size);
    this.#commitSeconds.observe(milliseconds / 1000);
  }

  countEvent(): void {
    this.#events.inc();
  }

  countInboxItem(): void {
    this.#inboxItems.inc();
  }
}
