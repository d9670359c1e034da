// Loaded into a server before anything else (`node --import`): its clock can be moved on from outside. Writes to the
// socket OMNI_CLOCK_SOCKET are milliseconds; each is answered once every timer that fell due meanwhile has run.
import { rmSync } from "node:fs";
import { createServer } from "node:net";

const path = process.env["OMNI_CLOCK_SOCKET"];
const realNow = Date.now;
const realSet = globalThis.setTimeout;
const realClear = globalThis.clearTimeout;

interface Waiting {
  timer: NodeJS.Timeout;
  dueAt: number;
  run: () => void;
}

let ahead = 0;
const waiting = new Set<Waiting>();
const byTimer = new WeakMap<object, Waiting>();
const now = (): number => realNow() + ahead;

function setMovable(run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): NodeJS.Timeout {
  const fire = (): void => {
    waiting.delete(entry);
    run(...args);
  };
  const entry: Waiting = { timer: realSet(fire, ms), dueAt: now() + ms, run: fire };
  waiting.add(entry);
  byTimer.set(entry.timer, entry);
  return entry.timer;
}

function clearMovable(timer?: NodeJS.Timeout | string | number): void {
  const entry = typeof timer === "object" ? byTimer.get(timer) : undefined;
  if (entry !== undefined) waiting.delete(entry);
  realClear(timer);
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise<void>((resolve) => void setImmediate(resolve));
};

/** Stops at each timer on the way, so that everything happens at its time. */
async function advance(ms: number): Promise<void> {
  const target = now() + ms;
  for (;;) {
    const [next] = [...waiting].filter(({ dueAt }) => dueAt <= target).toSorted((a, b) => a.dueAt - b.dueAt);
    if (next === undefined) break;
    ahead += Math.max(0, next.dueAt - now());
    realClear(next.timer);
    next.run();
    await settled();
  }
  ahead += Math.max(0, target - now());
}

if (path !== undefined) {
  Date.now = now;
  // What node hangs on its own, such as the promise form, is kept.
  globalThis.setTimeout = Object.defineProperties(setMovable, Object.getOwnPropertyDescriptors(realSet)) as never;
  globalThis.clearTimeout = clearMovable;
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    socket.on("data", (data) => {
      void advance(Number(String(data))).then(() => socket.end("done"));
    });
  });
  server.listen(path);
  server.unref();
}
