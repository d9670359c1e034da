/** `npm run bench -- server`: a customer's message in, an agent's socket out; memory; commits. Peers in the same run. */
import { CentreUnderTest } from "./centre-under-test.ts";
import { measureLatency, measureThroughput } from "./latency.ts";
import { startRelay } from "./relay-under-test.ts";
import type { SubjectReply } from "./subject-messages.ts";

type Commits = Extract<SubjectReply, { type: "commits" }>;
type Mixed = Extract<SubjectReply, { type: "mixed" }>;

const messagesPerSecond = 100;
const seconds = 8;

interface Row {
  agents: number;
  p50Ms: number;
  p99Ms: number;
  perSecond: number;
  cpuMicrosecondsPerMessage: number;
  relayP50Ms: number;
  relayP99Ms: number;
  relayPerSecond: number;
}

async function measureAt(agents: number): Promise<Row> {
  // The same conversations at every size, so that only the number of connected agents differs.
  const conversations = 20;
  const centre = await CentreUnderTest.start(agents);
  const drivers = await centre.connect(await centre.signIn(0, agents));
  const customers = await centre.startWork(drivers, conversations);
  await measureLatency(centre, customers, messagesPerSecond, 1);
  const before = await centre.usage();
  const ours = await measureLatency(centre, customers, messagesPerSecond, seconds);
  const after = await centre.usage();
  const perSecond = await measureThroughput(centre, customers, 1_200);
  await centre.stop();

  const relay = await startRelay(agents, conversations);
  await measureLatency(relay, relay.senders, messagesPerSecond, 1);
  const raw = await measureLatency(relay, relay.senders, messagesPerSecond, seconds);
  const relayPerSecond = await measureThroughput(relay, relay.senders, 20_000);
  await relay.stop();
  return {
    agents,
    p50Ms: ours.p50Ms,
    p99Ms: ours.p99Ms,
    perSecond,
    cpuMicrosecondsPerMessage: (after.cpuMicroseconds - before.cpuMicroseconds) / ours.messages,
    relayP50Ms: raw.p50Ms,
    relayP99Ms: raw.p99Ms,
    relayPerSecond,
  };
}

const warm = 200;
const measured = 1_000;

interface Memory {
  rss: number;
  heap: number;
}

/** Resident memory may hide in what an earlier peak left free, so the larger of the two counts. */
const growth = (before: Memory, after: Memory): number =>
  Math.round(Math.max(after.rss - before.rss, after.heap - before.heap) / measured);

/** What one more idle agent costs, once the server is warm. */
async function measureMemory(): Promise<number> {
  const first = await CentreUnderTest.start(warm + measured);
  const cookies = await first.signIn(0, warm + measured);
  // A fresh process: the memory that the sign-ins once took would hide what the sockets take.
  const centre = await CentreUnderTest.start(warm + measured, await first.stopKeeping());
  await centre.connect(cookies.slice(0, warm));
  const before = await centre.usage();
  await centre.connect(cookies.slice(warm));
  const after = await centre.usage();
  await centre.stop();
  return growth(before, after);
}

/** The same for a socket of the raw relay. */
async function measureRelayMemory(): Promise<number> {
  const relay = await startRelay(warm, 0);
  const before = await relay.memory();
  await relay.addAgents(measured);
  const after = await relay.memory();
  await relay.stop();
  return growth(before, after);
}

/** What a subject of its own measures within itself. */
async function ask<T extends Commits | Mixed>(question: T["type"]): Promise<T> {
  const centre = await CentreUnderTest.start(10);
  const answer = await centre.child.ask<T>(question);
  await centre.stop();
  return answer;
}

/** Prints the table, or one JSON object. */
export async function runServerBench(json: boolean): Promise<void> {
  const say = (line: string): void => {
    if (!json) console.log(line);
  };
  const rows: Row[] = [];
  for (const agents of [1, 10, 100, 1_000]) {
    say(`Measuring with ${agents} connected agents ...`);
    rows.push(await measureAt(agents));
  }
  say("Measuring memory ...");
  const bytesPerIdleAgent = await measureMemory();
  const relayBytesPerSocket = await measureRelayMemory();
  say("Measuring commits ...");
  const commits = await ask<Commits>("commits");
  say("Measuring whole conversations ...");
  const mixed = await ask<Mixed>("mixed");
  const at = (agents: number): Row => {
    const row = rows.find((each) => each.agents === agents);
    if (row === undefined) throw new Error(`Nothing was measured at ${agents} agents.`);
    return row;
  };
  const largest = at(1_000);
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  const result = {
    p50Ms: round(largest.p50Ms),
    p99Ms: round(largest.p99Ms),
    bytesPerIdleAgent,
    relayBytesPerSocket,
    growth10to1000: round(largest.cpuMicrosecondsPerMessage / at(10).cpuMicrosecondsPerMessage),
    rawRelayRatio: round(largest.p50Ms / largest.relayP50Ms),
    commitRatio: round(commits.commandsPerSecond / commits.bareLoopPerSecond),
    commandsPerSecond: Math.round(commits.commandsPerSecond),
    bareLoopPerSecond: Math.round(commits.bareLoopPerSecond),
    mixedCommandsPerSecond: Math.round(mixed.commandsPerSecond),
    mixedEventsPerSecond: Math.round(mixed.eventsPerSecond),
    mixedBarePerSecond: Math.round(mixed.barePerSecond),
    mixedRatio: round(mixed.commandsPerSecond / mixed.barePerSecond),
    rows,
  };
  if (json) return console.log(JSON.stringify(result));
  console.table(
    Object.fromEntries(
      rows.map((row) => [
        `${row.agents} agents`,
        {
          "p50 ms": round(row.p50Ms),
          "p99 ms": round(row.p99Ms),
          "messages/s": Math.round(row.perSecond),
          "server CPU us/message": Math.round(row.cpuMicrosecondsPerMessage),
          "raw relay p50 ms": round(row.relayP50Ms),
          "raw relay p99 ms": round(row.relayP99Ms),
          "raw relay messages/s": Math.round(row.relayPerSecond),
        },
      ]),
    ),
  );
  say(
    `Memory per idle connected agent: ${(bytesPerIdleAgent / 1024).toFixed(1)} KB; per socket of the raw relay: ${(relayBytesPerSocket / 1024).toFixed(1)} KB (at most 24)`,
  );
  say(
    `Durable commands: ${result.commandsPerSecond}/s with ${commits.commandsPerCommit} per commit; a bare loop that writes the same rows: ` +
      `${result.bareLoopPerSecond}/s; ratio ${result.commitRatio} (at least 0.5)`,
  );
  say(
    `Whole conversations (offers, messages, holds, transfers, disposals): ${result.mixedCommandsPerSecond} commands/s, ` +
      `${result.mixedEventsPerSecond} events/s; a bare loop that runs the same statements: ${result.mixedBarePerSecond}/s; ` +
      `ratio ${result.mixedRatio} (at least 0.5)`,
  );
  say(`CPU per message from 10 to 1,000 agents: x ${result.growth10to1000} (at most 1.3)`);
}
