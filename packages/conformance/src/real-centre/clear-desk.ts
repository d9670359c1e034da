import type { Interaction } from "@omni/contract";
import { OmniError } from "@omni/wire";
import type { AgentUnderTest } from "../host-under-test.ts";

const rounds = 20;
const channels = ["CHAT", "VOICE", "WHATSAPP", "SMS"] as const;

/** Brings an agent back to where a case begins: nothing to do, everything selected, available for every channel. */
export async function clearDesk(agent: AgentUnderTest, extension: { callContextId: string; phone: string }) {
  await finishAll(agent);
  const campaigns = await agent.perform("session.getAssignedCampaigns");
  const campaignIds = campaigns.map(({ campaignId }) => campaignId);
  await Promise.all([
    agent.perform("session.selectCampaigns", { campaignIds }),
    agent.perform("session.selectExtension", extension),
    ...channels.map(async (channelType) =>
      orNotPossible(agent.perform("session.setAutoCall", { channelType, enabled: true })),
    ),
    agent.perform("session.setAvailability", { status: "AVAILABLE" }),
  ]);
  // What waited is offered now.
  await finishAll(agent);
}

/** The agent does nothing more for a while. */
export async function leaveDesk(agent: AgentUnderTest, breakReason: string): Promise<void> {
  await agent.perform("session.setAvailability", { status: "ON_BREAK", breakReason });
  await finishAll(agent);
}

async function finishAll(agent: AgentUnderTest): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const open = await agent.perform("interaction.getInteractions");
    if (open.length === 0) return;
    for (const interaction of open) await orNotPossible(finish(agent, interaction));
    if (round > 2) await new Promise<void>((resolve) => void setTimeout(resolve, 50));
  }
  const left = await agent.perform("interaction.getInteractions");
  if (left.length > 0) throw new Error(`The agent cannot leave: ${JSON.stringify(left[0])}`);
}

/** One step towards the end of an interaction. */
async function finish(agent: AgentUnderTest, { interactionId, state, campaignId }: Interaction) {
  const of = { interactionId };
  if (state === "OFFERED") await agent.perform("interaction.acceptInteraction", of);
  else if (state === "WRAP_UP") {
    const dispositionCode = await plainCodeOf(agent, campaignId);
    await agent.perform("interaction.disposeInteraction", { ...of, dispositionCode });
  } else await agent.perform("interaction.endInteraction", of);
}

async function plainCodeOf(agent: AgentUnderTest, campaignId: string): Promise<string> {
  const classes = await agent.perform("configuration.getDispositionCodes", { campaignId });
  const plain = classes.flatMap(({ codes }) => codes).find((code) => !code.requiresNotes && !code.callback);
  if (plain === undefined) throw new Error(`${campaignId} has no code that needs nothing.`);
  return plain.code;
}

/** It went on meanwhile, or cannot be had: the next round sees how it is. */
async function orNotPossible(attempt: Promise<unknown>): Promise<void> {
  try {
    await attempt;
  } catch (error) {
    if (!OmniError.is(error)) throw error;
  }
}
