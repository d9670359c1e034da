import type { CustomerDetails } from "@omni/contract";
import type { Command } from "@omni/engine";
import type { ContactCentre } from "../../../apps/server/src/centre/contact-centre.ts";

/** Carries out one order and answers how many facts followed. */
export type Execute = (command: Command, dedupeKey?: string) => Promise<void>;

const customer: CustomerDetails = {
  customerId: "customer-1",
  name: "Bench Customer",
  phones: ["+34600111222"],
  email: "bench@example.com",
  fields: { tier: "gold" },
  maskedFields: [],
  crmRecord: null,
};

const words = "Hello, where is my order? It should have been here yesterday.";

function offeredTo(centre: ContactCentre, interactionId: string): string {
  const agentId = centre.world.interactions.get(interactionId)?.offer?.agentId;
  if (agentId === undefined) throw new Error(`${interactionId} was offered to nobody.`);
  return agentId;
}

/** A chat from the first word to the disposition. */
export async function playChat(centre: ContactCentre, execute: Execute, interactionId: string): Promise<void> {
  const conversation = { conversationId: `of-${interactionId}`, from: "web", to: "web", subChannel: null };
  await execute({
    type: "interaction.startChat",
    interactionId,
    campaignId: "campaign",
    queueId: null,
    customer,
    conversation,
    data: {},
  });
  const agentId = offeredTo(centre, interactionId);
  await execute({ type: "interaction.accept", interactionId, agentId });
  for (let index = 0; index < 4; index++) {
    const asked = `${interactionId}-asked-${index}`;
    const said = { interactionId, text: words, attachments: [] };
    await execute({ type: "interaction.receiveMessage", messageId: asked, clientId: asked, ...said }, asked);
    const told = `${interactionId}-told-${index}`;
    await execute({ type: "interaction.sendMessage", agentId, messageId: told, clientId: told, ...said }, told);
  }
  await execute({ type: "interaction.end", endedBy: "AGENT", interactionId, agentId });
  await dispose(execute, interactionId, agentId);
}

/** A call that is held, resumed and transferred to another agent, who disposes it. */
export async function playCall(centre: ContactCentre, execute: Execute, interactionId: string): Promise<void> {
  await execute({
    type: "interaction.startCall",
    interactionId,
    campaignId: "campaign",
    queueId: null,
    customer,
    call: { from: "+34600111222", to: "900", subChannel: null },
    data: {},
  });
  const first = await take(centre, execute, interactionId);
  await execute({ type: "interaction.hold", interactionId, agentId: first });
  await execute({ type: "interaction.resume", interactionId, agentId: first });
  const target = { type: "QUEUE", id: "queue" } as const;
  await execute({ type: "interaction.transfer", interactionId, agentId: first, target });
  const second = await take(centre, execute, interactionId);
  await execute({ type: "interaction.end", endedBy: "AGENT", interactionId, agentId: second });
  await dispose(execute, interactionId, second);
}

async function take(centre: ContactCentre, execute: Execute, interactionId: string): Promise<string> {
  const agentId = offeredTo(centre, interactionId);
  await execute({ type: "interaction.accept", interactionId, agentId });
  const legs = centre.world.interactions.get(interactionId)?.legs ?? [];
  const leg = legs.findLast((each) => each.agentId === agentId);
  if (leg === undefined) throw new Error(`${agentId} has no leg in ${interactionId}.`);
  await execute({ type: "line.answered", interactionId, legId: leg.legId, lineEventId: `answered-${leg.legId}` });
  return agentId;
}

const dispose = (execute: Execute, interactionId: string, agentId: string): Promise<void> =>
  execute({
    type: "interaction.dispose",
    interactionId,
    agentId,
    dispositionCode: "done",
    notes: "All is well.",
    callback: null,
  });
