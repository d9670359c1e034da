import { quantile } from "../statistics.ts";

export interface LatencyFigures {
  p50Ms: number;
  p99Ms: number;
  messages: number;
}

export interface Sender {
  send(text: string): void;
}

/** A line on which texts go in at senders and come out at `onDelivered`. */
export interface Line {
  onDelivered: (text: string, at: number) => void;
}

/**
 * Sends at a steady rate, each sender in turn, and measures from `send` to the agent's socket, both in this process. Messages
 * are due by the clock: a slow line is not given a slower load.
 */
export async function measureLatency(
  line: Line,
  senders: readonly Sender[],
  perSecond: number,
  seconds: number,
): Promise<LatencyFigures> {
  const total = perSecond * seconds;
  const sentAt = new Map<string, number>();
  const latencies: number[] = [];
  const done = Promise.withResolvers<void>();
  line.onDelivered = (text, at) => {
    const sent = sentAt.get(text);
    if (sent === undefined) return;
    sentAt.delete(text);
    latencies.push(at - sent);
    if (latencies.length === total) done.resolve();
  };
  const run = crypto.randomUUID();
  const began = performance.now();
  let count = 0;
  const timer = setInterval(() => {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * perSecond));
    for (; count < due; count++) {
      const text = `${run}-${count}`;
      sentAt.set(text, performance.now());
      senders[count % senders.length]?.send(text);
    }
    if (count === total) clearInterval(timer);
  }, 2);
  const deadline = setTimeout(
    () => done.reject(new Error(`${total - latencies.length} of ${total} messages did not arrive.`)),
    (seconds + 30) * 1000,
  );
  await done.promise;
  clearTimeout(deadline);
  return { p50Ms: quantile(latencies, 0.5), p99Ms: quantile(latencies, 0.99), messages: total };
}

/** Every sender sends its next message as soon as the one before arrived. Answers messages a second. */
export async function measureThroughput(line: Line, senders: readonly Sender[], total: number): Promise<number> {
  const owners = new Map<string, Sender>();
  const done = Promise.withResolvers<void>();
  const run = crypto.randomUUID();
  let sent = 0;
  let arrived = 0;
  const next = (sender: Sender): void => {
    if (sent === total) return;
    const text = `${run}-${sent++}`;
    owners.set(text, sender);
    sender.send(text);
  };
  line.onDelivered = (text) => {
    const owner = owners.get(text);
    if (owner === undefined) return;
    owners.delete(text);
    if (++arrived === total) done.resolve();
    next(owner);
  };
  const deadline = setTimeout(
    () => done.reject(new Error(`${total - arrived} of ${total} messages did not arrive.`)),
    60_000,
  );
  const began = performance.now();
  for (const sender of senders) next(sender);
  await done.promise;
  clearTimeout(deadline);
  return total / ((performance.now() - began) / 1000);
}
