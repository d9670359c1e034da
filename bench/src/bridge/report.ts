// What the measurements say: one JSON object for machines, one table for people.
import { median } from "../statistics.ts";
import { contenders, type Contender } from "./lines.ts";
import { fanOutSizes, type Measurements } from "./measure.ts";

export interface BridgeReport {
  ratios: { roundTrip: number; ready: number; burst: number; fanout20: number; fastestWindowPeer: number };
  bytes: { sdkGzip: number };
  targets: Record<keyof BridgeReport["ratios"], string>;
  /** As `ratios.burst`, with interaction events of 1 KB instead of 1 KB of text. */
  interactionBurstRatio: number;
  details: Record<Contender, ContenderReport>;
}

interface ContenderReport {
  roundTripP50Ms: number;
  roundTripP99Ms: number;
  readyMs: number;
  /** Events per second: each raised in a task of its own; all in one task; a hundred to a task. */
  singlePerSecond: number;
  queuedPerSecond: number;
  burstPerSecond: number;
  interactionBurstPerSecond: number;
  fanOutMs: Record<number, number>;
  gzipBytes: number;
}

const windowPeers = ["hubspot", "teams", "genesys"] as const satisfies readonly Contender[];

const targets: BridgeReport["targets"] = {
  roundTrip: "<= 1.15 x raw MessagePort, p50",
  ready: "<= 1.2 x a hand-written port handshake",
  burst: ">= 8 x raw messages, each in a task of its own; 1 KB of text",
  fanout20: "<= 1.2 x raw, to 20 frames",
  fastestWindowPeer: ">= 1.8: round trip of the fastest window peer / ours",
};

/** The median of the rounds' own ratios: a disturbed round disturbs both its sides. */
const ratio = (ours: readonly number[], theirs: readonly number[]): number =>
  rounded(median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN))), 3);

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

export function toReport(found: Measurements, gzipBytes: Record<Contender, number>): BridgeReport {
  const report = (name: Contender): ContenderReport => ({
    roundTripP50Ms: rounded(median(found.roundTrip[name]), 4),
    roundTripP99Ms: rounded(found.roundTripP99[name], 3),
    readyMs: rounded(median(found.ready[name]), 2),
    singlePerSecond: Math.round(median(found.single[name])),
    queuedPerSecond: Math.round(median(found.queued[name])),
    burstPerSecond: Math.round(median(found.burst[name])),
    interactionBurstPerSecond: Math.round(median(found.interactionBurst[name])),
    fanOutMs: Object.fromEntries(fanOutSizes.map((size) => [size, rounded(median(found.fanOut[size][name]), 3)])),
    gzipBytes: gzipBytes[name],
  });
  return {
    ratios: {
      roundTrip: ratio(found.roundTrip.omni, found.roundTrip.raw),
      ready: ratio(found.ready.omni, found.ready.raw),
      burst: ratio(found.burst.omni, found.single.raw),
      fanout20: ratio(found.fanOut[20].omni, found.fanOut[20].raw),
      fastestWindowPeer: Math.min(...windowPeers.map((name) => ratio(found.roundTrip[name], found.roundTrip.omni))),
    },
    bytes: { sdkGzip: gzipBytes.omni },
    interactionBurstRatio: ratio(found.interactionBurst.omni, found.interactionSingle.raw),
    targets,
    details: Object.fromEntries(contenders.map((name) => [name, report(name)])) as BridgeReport["details"],
  };
}

const labels: Record<Contender, string> = {
  omni: "Omni SDK and host",
  raw: "raw MessagePort",
  penpal: "penpal",
  comlink: "comlink on a port",
  amazon: "Amazon Connect SDK",
  hubspot: "HubSpot (window)",
  teams: "Teams (window)",
  genesys: "Genesys (window)",
};

export function toTable({ ratios, bytes, details, interactionBurstRatio }: BridgeReport): string {
  const header = [
    "",
    "round trip",
    "p99",
    "ready",
    "single/s",
    "burst/s",
    "structured/s",
    ...fanOutSizes.map((n) => `to ${n}`),
    "gzip",
  ];
  const rows = contenders.map((name) => {
    const of = details[name];
    return [
      labels[name],
      `${of.roundTripP50Ms.toFixed(3)} ms`,
      `${of.roundTripP99Ms.toFixed(2)} ms`,
      `${of.readyMs.toFixed(1)} ms`,
      of.singlePerSecond.toLocaleString("en"),
      of.burstPerSecond.toLocaleString("en"),
      of.interactionBurstPerSecond.toLocaleString("en"),
      ...fanOutSizes.map((size) => `${(of.fanOutMs[size] ?? Number.NaN).toFixed(2)} ms`),
      `${(of.gzipBytes / 1024).toFixed(1)} KB`,
    ];
  });
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  return [
    "1 KB each way, Chromium with one process per site. Single: each event in a task of its own; burst: 100 to a task;",
    "structured: 100 to a task, interaction events of 1 KB instead of text. To n: one such event until n frames have it.",
    "",
    line(header),
    ...rows.map(line),
    "",
    ...Object.entries(ratios).map(
      ([name, value]) =>
        `${name.padEnd(18)} ${value.toFixed(2).padStart(7)}   ${targets[name as keyof typeof targets]}`,
    ),
    `${"(structured burst)".padEnd(18)} ${interactionBurstRatio.toFixed(2).padStart(7)}   as burst, with interaction events of 1 KB`,
    `${"sdkGzip".padEnd(18)} ${String(bytes.sdkGzip).padStart(7)}   <= 5120 bytes`,
  ].join("\n");
}
