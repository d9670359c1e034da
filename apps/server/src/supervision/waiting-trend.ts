export type WaitingCounts = Record<string, number>;

export interface TrendMinute {
  /** The minute's begin. */
  at: number;
  /** The most that waited at any moment of it. */
  most: WaitingCounts;
  /** What waited at its end. */
  last: WaitingCounts;
}

const minuteMs = 60_000;
const keptMinutes = 60;

/** How many waited in each of the last sixty minutes, by campaign. */
export class WaitingTrend {
  /** Minutes in which something changed; before the first of them is not known, between two nothing changed. */
  readonly minutes: TrendMinute[];

  constructor(minutes: readonly TrendMinute[] = []) {
    this.minutes = [...minutes];
  }

  /** One more, or one less, waits for an agent of the campaign. */
  change(campaignId: string, by: 1 | -1, now: number): void {
    const minute = this.#minuteOf(now);
    const count = Math.max(0, (minute.last[campaignId] ?? 0) + by);
    minute.last[campaignId] = count;
    minute.most[campaignId] = Math.max(minute.most[campaignId] ?? 0, count);
  }

  /** The last sixty minutes, the present one included. */
  lastHour(now: number): { at: number; waiting: WaitingCounts }[] {
    const newest = Math.floor(now / minuteMs) * minuteMs;
    const oldest = newest - (keptMinutes - 1) * minuteMs;
    let next = 0;
    let waiting: WaitingCounts = {};
    const hour: { at: number; waiting: WaitingCounts }[] = [];
    for (let at = oldest; at <= newest; at += minuteMs) {
      let most = waiting;
      for (let minute = this.minutes[next]; minute !== undefined && minute.at <= at; minute = this.minutes[next]) {
        most = minute.at === at ? minute.most : minute.last;
        waiting = minute.last;
        next++;
      }
      hour.push({ at, waiting: { ...most } });
    }
    return hour;
  }

  #minuteOf(now: number): TrendMinute {
    const at = Math.floor(now / minuteMs) * minuteMs;
    const newest = this.minutes.at(-1);
    if (newest !== undefined && newest.at >= at) return newest;
    const minute = { at, most: { ...newest?.last }, last: { ...newest?.last } };
    this.minutes.push(minute);
    // The newest of those that are too old says what waited when the hour began.
    while ((this.minutes[1]?.at ?? at) <= at - keptMinutes * minuteMs) this.minutes.shift();
    return minute;
  }
}
