// Runs in every app frame of the benchmark: becomes the contender it is told to be.
import { answerControl, type Order } from "./control.ts";
import { callBody, type AppLine, type Contender, type StartApp } from "./lines.ts";
import { startOmni } from "./peers/omni-app.ts";

// One peer logs every message, and this browser's console is listened to, which an agent's is not.
for (const level of ["log", "debug", "info", "warn"] as const) console[level] = () => {};

let line: AppLine | null = null;
let received = 0;
let wanted = Number.POSITIVE_INFINITY;
let onWanted = (): void => {};

/** Ours is the SDK file that every app loads; a peer's is its library bundled with the few lines that start it. */
const scriptOf = (contender: Contender, hostOrigin: string): string =>
  contender === "omni" ? `${hostOrigin}/omniapp/sdk/ameyo-sdk.js` : `${hostOrigin}/peers/${contender}.js`;

async function start(contender: Contender, hostOrigin: string): Promise<number> {
  const began = performance.now();
  const module: { start: StartApp } = await import(/* @vite-ignore */ scriptOf(contender, hostOrigin));
  line = await (contender === "omni" ? startOmni(module as never, hostOrigin) : module.start(hostOrigin));
  const ready = performance.now() - began;
  await line.follow(() => {
    if (++received === wanted) onWanted();
  });
  return ready;
}

async function call(count: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const began = performance.now();
    await line?.call(callBody);
    times.push(performance.now() - began);
  }
  return times;
}

answerControl(async (order: Order, tellArrived) => {
  switch (order.do) {
    case "start":
      return start(order.contender, order.hostOrigin);
    case "call":
      return call(order.count);
    case "expect":
      wanted = received + order.count;
      onWanted = tellArrived;
      return null;
  }
});
