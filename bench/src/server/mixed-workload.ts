import { join } from "node:path";
import { ContactCentre } from "../../../apps/server/src/centre/contact-centre.ts";
import { systemClock } from "../../../apps/server/src/clock.ts";
import { openStore, type Store } from "../../../apps/server/src/store/open-store.ts";
import { median } from "../statistics.ts";
import { toBenchDirectory } from "./bench-directory.ts";
import { playCall, playChat, type Execute } from "./conversations.ts";
import { recordStatements, replayStatements } from "./recorded-statements.ts";

export interface MixedFigures {
  /** Offers, messages, holds, transfers, line events and disposals, each durable. */
  commandsPerSecond: number;
  eventsPerSecond: number;
  /** The same statements with the same commits, run by a bare loop on a database of their own. */
  barePerSecond: number;
}

const rounds = 5;
const chatsAtOnce = 25;
const callsAtOnce = 25;
const conversationsInARow = 16;
const agentIds = Array.from({ length: 100 }, (_, index) => `agent-${index}`);

const open = (folder: string): Promise<Store> => openStore(folder, { onRollback: () => {} });

interface Round {
  commands: number;
  events: number;
  seconds: number;
}

/** Whole conversations on a new store, beside a loop that only writes what they leave behind. Rounds alternate. */
export async function measureMixed(folder: string): Promise<MixedFigures> {
  let first: Round | null = null;
  // The first round warms the code up and is not measured.
  const recorded = await recordStatements(async () => {
    first = await runRound(join(folder, "mixed-recorded"));
  });
  if (first === null) throw new Error("Nothing was recorded.");
  const { commands: commandsRecorded }: Round = first;
  const workload = recorded.slice(recorded.findIndex(({ sql }) => sql.startsWith("begin")));
  const ours: Round[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const measured = await runRound(join(folder, `mixed-${round}`));
    const store = await open(join(folder, `bare-${round}`));
    const seconds = replayStatements(store.database, workload);
    store.close();
    if (round === 0) continue;
    ours.push(measured);
    bare.push(commandsRecorded / seconds);
  }
  return {
    commandsPerSecond: median(ours.map(({ commands, seconds }) => commands / seconds)),
    eventsPerSecond: median(ours.map(({ events, seconds }) => events / seconds)),
    barePerSecond: median(bare),
  };
}

async function runRound(folder: string): Promise<Round> {
  const store = await open(folder);
  const centre = new ContactCentre(store, toBenchDirectory(agentIds), systemClock, (error) => {
    throw error;
  });
  // A line provider that has done at once what it is told: the orders' rows come and go.
  centre.listen({ onOrder: (orderId) => void centre.orders.done(orderId) });
  const round: Round = { commands: 0, events: 0, seconds: 0 };
  const execute: Execute = async (command, dedupeKey) => {
    const { events } = await centre.execute(command, dedupeKey);
    round.commands += 1;
    round.events += events.length;
  };
  const began = performance.now();
  await startShifts(execute);
  const chats = Array.from({ length: chatsAtOnce }, (_, lane) =>
    inARow((index) => playChat(centre, execute, `chat-${lane}-${index}`)),
  );
  const calls = Array.from({ length: callsAtOnce }, (_, lane) =>
    inARow((index) => playCall(centre, execute, `call-${lane}-${index}`)),
  );
  await Promise.all([...chats, ...calls]);
  round.seconds = (performance.now() - began) / 1000;
  centre.stop();
  store.close();
  return round;
}

async function inARow(play: (index: number) => Promise<void>): Promise<void> {
  for (let index = 0; index < conversationsInARow; index++) await play(index);
}

async function startShifts(execute: Execute): Promise<void> {
  await Promise.all(
    agentIds.map(async (agentId) => {
      await execute({ type: "agent.signIn", agentId, takeOver: true });
      await execute({ type: "agent.connectionChanged", agentId, state: "ONLINE" });
      await execute({ type: "agent.selectCampaigns", agentId, campaignIds: ["campaign"] });
      await execute({ type: "agent.selectExtension", agentId, callContextId: "desk", phone: agentId });
      await execute({ type: "agent.setAutoCall", agentId, channelType: "CHAT", enabled: true });
      await execute({ type: "agent.setAutoCall", agentId, channelType: "VOICE", enabled: true });
      await execute({ type: "agent.setAvailability", agentId, status: "AVAILABLE", breakReason: null });
    }),
  );
}
