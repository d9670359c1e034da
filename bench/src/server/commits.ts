import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { ContactCentre } from "../../../apps/server/src/centre/contact-centre.ts";
import { openStore } from "../../../apps/server/src/store/open-store.ts";
import { median } from "../statistics.ts";

export interface CommitFigures {
  /** Durable commands a second through engine and store. */
  commandsPerSecond: number;
  /** The same rows, written by a bare loop with the same durability and as many commands per commit. */
  bareLoopPerSecond: number;
  commandsPerCommit: number;
}

const rounds = 5;
const commandsPerRound = 20_000;
/** As many orders under way as a busy centre has in one turn of the event loop. */
const concurrency = 50;

/** Customers' messages in many conversations, beside a loop that only writes what they leave behind. Rounds alternate. */
export async function measureCommits(
  centre: ContactCentre,
  campaignId: string,
  folder: string,
): Promise<CommitFigures> {
  const interactionIds = await startChats(centre, campaignId, concurrency);
  await runCommands(centre, interactionIds, 0);
  const rows = sampleRows(centre, interactionIds);
  const bareStore = await openStore(join(folder, "bare"), { onRollback: () => {} });
  const commands: number[] = [];
  const bare: number[] = [];
  // Both databases grow alike: the bare one has its first round unmeasured as well.
  runBareLoop(bareStore.database, rows, 0);
  for (let round = 1; round <= rounds; round++) {
    commands.push(await runCommands(centre, interactionIds, round));
    bare.push(runBareLoop(bareStore.database, rows, round));
  }
  bareStore.close();
  return {
    commandsPerSecond: median(commands),
    bareLoopPerSecond: median(bare),
    commandsPerCommit: concurrency,
  };
}

/** Chats that agents have accepted: a message then leaves a row in the log, one of state and one in an inbox. */
async function startChats(centre: ContactCentre, campaignId: string, count: number): Promise<string[]> {
  const agentIds = Array.from({ length: 10 }, (_, index) => `agent-${index}`);
  for (const agentId of agentIds) {
    await centre.execute({ type: "agent.signIn", agentId, takeOver: true });
    await centre.execute({ type: "agent.connectionChanged", agentId, state: "ONLINE" });
    await centre.execute({ type: "agent.selectCampaigns", agentId, campaignIds: [campaignId] });
    await centre.execute({ type: "agent.setAutoCall", agentId, channelType: "CHAT", enabled: true });
    await centre.execute({ type: "agent.setAvailability", agentId, status: "AVAILABLE", breakReason: null });
  }
  const ids = Array.from({ length: count }, (_, index) => `bench-${index}`);
  for (const interactionId of ids) {
    await centre.execute({
      type: "interaction.startChat",
      interactionId,
      campaignId,
      queueId: null,
      customer: {
        customerId: null,
        name: "Bench",
        phones: [],
        email: null,
        fields: {},
        maskedFields: [],
        crmRecord: null,
      },
      conversation: { conversationId: `conversation-${interactionId}`, from: "web", to: "web", subChannel: null },
      data: {},
    });
    const agentId = centre.findInteraction(interactionId)?.offer?.agentId;
    if (agentId === undefined) throw new Error(`${interactionId} was offered to nobody.`);
    await centre.execute({ type: "interaction.accept", interactionId, agentId });
  }
  return ids;
}

/** Answers commands a second. */
async function runCommands(centre: ContactCentre, interactionIds: readonly string[], round: number): Promise<number> {
  const each = commandsPerRound / interactionIds.length;
  const began = performance.now();
  await Promise.all(
    interactionIds.map(async (interactionId) => {
      for (let index = 0; index < each; index++) {
        const clientId = `${interactionId}-${round}-${index}`;
        await centre.execute(
          {
            type: "interaction.receiveMessage",
            interactionId,
            messageId: `msg-${clientId}`,
            clientId,
            text: "Hello, where is my order? It should have been here yesterday.",
            attachments: [],
          },
          clientId,
        );
      }
    }),
  );
  return commandsPerRound / ((performance.now() - began) / 1000);
}

interface SampleRow {
  agentId: string;
  event: string;
  state: string;
  inbox: string;
}

/** What one command of the round before left in the log, the state and an inbox, as the bare loop will write it. */
function sampleRows(centre: ContactCentre, interactionIds: readonly string[]): SampleRow[] {
  return interactionIds.map((interactionId) => {
    const interaction = centre.findInteraction(interactionId);
    const [event] = centre.log.messagesOf(interactionId, Number.MAX_SAFE_INTEGER, 1);
    const agentId = interaction?.agentId;
    if (interaction === null || event === undefined || agentId == null)
      throw new Error(`${interactionId} left no rows.`);
    const inbox = centre.inbox.lastEvents(agentId, [interactionId]).at(-1)?.body;
    if (inbox === undefined) throw new Error(`${interactionId} left nothing in an inbox.`);
    return { agentId, event: JSON.stringify(event), state: JSON.stringify(interaction), inbox };
  });
}

/** The limit: the same tables, prepared statements, one transaction per batch, nothing decided. Commands a second. */
function runBareLoop(database: DatabaseSync, rows: readonly SampleRow[], round: number): number {
  const event = database.prepare(
    "insert into events (aggregate_id, version, type, at, body, dedupe_key) values (?, ?, ?, ?, ?, ?)",
  );
  const state = database.prepare(
    `insert into interactions (interaction_id, conversation_id, agent_id, is_open, version, body) values (?, ?, ?, 1, ?, ?)
     on conflict (interaction_id) do update set conversation_id = excluded.conversation_id, agent_id = excluded.agent_id,
       is_open = excluded.is_open, version = excluded.version, body = excluded.body`,
  );
  const inbox = database.prepare(
    "insert into inbox (agent_id, seq, interaction_id, name, body) values (?, ?, ?, ?, ?)",
  );
  const began = performance.now();
  let seq = round * commandsPerRound;
  const first = seq;
  for (let index = first; index < first + commandsPerRound; index += rows.length) {
    database.exec("begin immediate");
    for (const [place, row] of rows.entries()) {
      const id = `bench-${place}`;
      event.run(id, index, "interaction.messageReceived", index, row.event, `${id}-${index}`);
      state.run(id, `conversation-${id}`, row.agentId, index, row.state);
      inbox.run(row.agentId, ++seq, id, "messageReceived", row.inbox);
    }
    database.exec("commit");
  }
  return commandsPerRound / ((performance.now() - began) / 1000);
}
