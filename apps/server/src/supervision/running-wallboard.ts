import {
  createWallboard,
  figuresOf,
  observe,
  resetCounts,
  type DomainEvent,
  type Wallboard,
  type WallboardFigures,
  type World,
} from "@omni/engine";
import { dayStartOf, nextDayStartOf } from "./day.ts";
import { WaitingTrend, type TrendMinute } from "./waiting-trend.ts";

type Entries<M> = M extends Map<infer K, infer V> ? [K, V][] : never;

/** The board as plain JSON. */
export interface StoredWallboard {
  dayStartedAt: number;
  queues: Entries<Wallboard["queues"]>;
  agents: Entries<Wallboard["agents"]>;
  watches: Entries<Wallboard["watches"]>;
  places: Entries<Wallboard["places"]>;
  trend: TrendMinute[];
}

/** The engine's wallboard, counted anew from each midnight on, with the trend of who waits. */
export class RunningWallboard {
  readonly #board: Wallboard;
  readonly #trend: WaitingTrend;
  #dayStartedAt: number | null;
  #nextDayAt: number;

  constructor(stored: StoredWallboard | null = null) {
    this.#board = createWallboard();
    this.#dayStartedAt = stored?.dayStartedAt ?? null;
    this.#nextDayAt = stored === null ? Infinity : nextDayStartOf(stored.dayStartedAt);
    this.#trend = new WaitingTrend(stored?.trend);
    for (const [id, value] of stored?.queues ?? []) this.#board.queues.set(id, value);
    for (const [id, value] of stored?.agents ?? []) this.#board.agents.set(id, value);
    for (const [id, value] of stored?.watches ?? []) this.#board.watches.set(id, value);
    for (const [id, value] of stored?.places ?? []) this.#board.places.set(id, value);
  }

  /** Takes a fact into the figures; call right after the world has it. */
  observe(world: World, event: DomainEvent): void {
    this.#turnTo(event.at);
    const id = "interactionId" in event ? event.interactionId : null;
    const before = this.#waitingCampaignOf(id);
    observe(this.#board, world, event);
    const after = this.#waitingCampaignOf(id);
    if (before === after) return;
    if (before !== null) this.#trend.change(before, -1, event.at);
    if (after !== null) this.#trend.change(after, 1, event.at);
  }

  figures(now: number): WallboardFigures {
    this.#turnTo(now);
    return figuresOf(this.#board, now);
  }

  /** Since when the counts count. */
  dayStartedAt(now: number): number {
    this.#turnTo(now);
    return this.#dayStartedAt ?? now;
  }

  waitingSince(interactionId: string): number | null {
    return this.#board.places.get(interactionId)?.waitsSince ?? null;
  }

  lastHour(now: number) {
    return this.#trend.lastHour(now);
  }

  toStored(now: number): StoredWallboard {
    const { queues, agents, watches, places } = this.#board;
    return {
      dayStartedAt: this.dayStartedAt(now),
      queues: [...queues],
      agents: [...agents],
      watches: [...watches],
      places: [...places],
      trend: this.#trend.minutes,
    };
  }

  #waitingCampaignOf(interactionId: string | null): string | null {
    const place = interactionId === null ? undefined : this.#board.places.get(interactionId);
    return place === undefined || place.waitsSince === null ? null : place.campaignId;
  }

  /** A day that began meanwhile begins now, at its midnight, whether or not anybody looked. */
  #turnTo(at: number): void {
    if (this.#dayStartedAt === null) {
      this.#dayStartedAt = dayStartOf(at);
      this.#nextDayAt = nextDayStartOf(at);
    }
    if (at < this.#nextDayAt) return;
    this.#dayStartedAt = dayStartOf(at);
    this.#nextDayAt = nextDayStartOf(at);
    resetCounts(this.#board, this.#dayStartedAt);
  }
}
