// Runs in the console's page of the benchmark. `window.bench` is what the measuring process calls.
import { openControl, type Control, type Order } from "./control.ts";
import { createEvent, type Contender, type EventKind, type HostSide } from "./lines.ts";
import { createAmazonHost } from "./peers/amazon-host.ts";
import { createComlinkHost } from "./peers/comlink-host.ts";
import { createGenesysHost } from "./peers/genesys-host.ts";
import { createHubSpotHost } from "./peers/hubspot-host.ts";
import { createOmniHost } from "./peers/omni-host.ts";
import { createPenpalHost } from "./peers/penpal-host.ts";
import { createRawHost } from "./peers/raw-host.ts";
import { createTeamsHost } from "./peers/teams-host.ts";

export interface Bench {
  /** Opens a frame of a site and connects a contender in it; answers the milliseconds until it was ready. */
  open(contender: Contender, frameUrl: string): Promise<number>;
  closeAll(contender: Contender): void;
  /** Milliseconds of each of so many calls. */
  roundTrips(contender: Contender, count: number): Promise<number[]>;
  /** Events per second, raised so many to a task, until the last has come. */
  oneWay(contender: Contender, kind: EventKind, count: number, perTask: number): Promise<number>;
  /** Milliseconds from one interaction event to its arrival in the last frame, for each of so many events. */
  fanOut(contender: Contender, count: number): Promise<number[]>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

const sides: Record<Contender, HostSide> = {
  omni: createOmniHost(),
  raw: createRawHost(),
  penpal: createPenpalHost(),
  comlink: createComlinkHost(),
  amazon: createAmazonHost(),
  hubspot: createHubSpotHost(),
  teams: createTeamsHost(),
  genesys: createGenesysHost(),
};
const frames = new Map<Contender, { frame: HTMLIFrameElement; control: Control }[]>();
let raised = 0;

const of = (contender: Contender) => frames.get(contender) ?? [];

async function measured<T>(contender: Contender, work: () => Promise<T>): Promise<T> {
  sides[contender].listen(true);
  try {
    return await work();
  } finally {
    sides[contender].listen(false);
  }
}

/** Resolves once every frame counts, with the promise that all have counted so many events. */
async function expectAll(contender: Contender, count: number): Promise<{ arrived: Promise<unknown> }> {
  const expected = await Promise.all(of(contender).map(async ({ control }) => control.expect(count)));
  return { arrived: Promise.all(expected.map(async ({ arrived }) => arrived)) };
}

const tellAll = (contender: Contender, order: Order): Promise<unknown[]> =>
  Promise.all(of(contender).map(async ({ control }) => control.send(order)));

const { port1: nextTaskPort, port2: thisTaskPort } = new MessageChannel();
let onNextTask = (): void => {};
nextTaskPort.onmessage = () => onNextTask();

/** A task of its own, sooner than a timer. */
const nextTask = async (): Promise<void> =>
  new Promise((resolve) => {
    onNextTask = resolve;
    thisTaskPort.postMessage(null);
  });

window.bench = {
  open: async (contender, frameUrl) =>
    measured(contender, async () => {
      const frame = document.createElement("iframe");
      frame.width = "40";
      frame.height = "40";
      frame.allow = "cross-origin-isolated";
      frame.src = frameUrl;
      const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
      document.body.append(frame);
      await loaded;
      const { origin } = new URL(frameUrl);
      const control = await openControl(frame, origin);
      sides[contender].attach(frame, origin);
      frames.set(contender, [...of(contender), { frame, control }]);
      return (await control.send({ do: "start", contender, hostOrigin: location.origin })) as number;
    }),
  closeAll(contender) {
    for (const { frame, control } of of(contender)) {
      sides[contender].detach(frame);
      control.close();
      frame.remove();
    }
    frames.delete(contender);
  },
  roundTrips: async (contender, count) =>
    measured(contender, async () => (await tellAll(contender, { do: "call", count })).flat() as number[]),
  oneWay: async (contender, kind, count, perTask) =>
    measured(contender, async () => {
      const { arrived } = await expectAll(contender, count);
      const began = performance.now();
      for (let sent = 0; sent < count; sent++) {
        if (sent > 0 && sent % perTask === 0) await nextTask();
        sides[contender].raise(createEvent(kind, ++raised));
      }
      await arrived;
      return (count / (performance.now() - began)) * 1_000;
    }),
  fanOut: async (contender, count) =>
    measured(contender, async () => {
      const times: number[] = [];
      for (let index = 0; index < count; index++) {
        const { arrived } = await expectAll(contender, 1);
        const event = createEvent("interaction", ++raised);
        const began = performance.now();
        sides[contender].raise(event);
        await arrived;
        times.push(performance.now() - began);
      }
      return times;
    }),
};
