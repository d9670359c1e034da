import type { Interaction } from "@omni/contract";
import { claim } from "./claims.ts";
import type { Stage, Talk } from "./host-under-test.ts";

/** The channels that customers come in by. */
export type LiveChannel = "CHAT" | "VOICE" | "WHATSAPP" | "SMS";
const patienceMs = 10_000;
const lookAgainMs = 10;

/** Waits until the agent has an interaction of which this holds. */
async function untilInteraction(stage: Stage, holds: (interaction: Interaction) => boolean): Promise<Interaction> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const all = await stage.agent.perform("interaction.getInteractions");
    const found = all.findLast(holds);
    if (found !== undefined) return found;
    claim(Date.now() < deadline, `No interaction came to be as expected: ${all.map(({ state }) => state).join(", ")}.`);
    await new Promise<void>((resolve) => void setTimeout(resolve, lookAgainMs));
  }
}

const silent: Talk = {
  say: async () => {},
  typing: async () => {},
  seen: async () => [],
  read: async () => {},
  leave: async () => {},
};

/** A customer comes in on a channel, and the agent is offered the interaction. */
export async function offered(stage: Stage, channel: LiveChannel): Promise<{ talk: Talk; interactionId: string }> {
  const { customer } = stage;
  let talk = silent;
  if (channel === "CHAT") talk = await customer.chat("Hello, I need help.");
  else if (channel === "VOICE") {
    const call = await customer.call();
    talk = { ...silent, leave: call.hangUp };
  } else talk = await customer.message(channel, "Hello, I need help.");
  const { interactionId } = await untilInteraction(stage, ({ state }) => state === "OFFERED");
  return { talk, interactionId };
}

/** The agent talks with a customer. */
export async function connected(stage: Stage, channel: LiveChannel): Promise<{ talk: Talk; interactionId: string }> {
  const begun = await offered(stage, channel);
  const { interactionId } = begun;
  await stage.agent.perform("interaction.acceptInteraction", { interactionId });
  await untilInteraction(stage, (each) => each.interactionId === interactionId && each.state === "CONNECTED");
  return begun;
}

export async function wrappingUp(stage: Stage, channel: LiveChannel): Promise<{ talk: Talk; interactionId: string }> {
  const begun = await connected(stage, channel);
  await stage.agent.perform("interaction.endInteraction", { interactionId: begun.interactionId });
  return begun;
}

export async function disposed(stage: Stage, channel: LiveChannel): Promise<{ interactionId: string }> {
  const { interactionId } = await wrappingUp(stage, channel);
  const dispositionCode = stage.facts.codes.plain;
  await stage.agent.perform("interaction.disposeInteraction", { interactionId, dispositionCode });
  return { interactionId };
}

/** The agent asks the colleague, who answers. */
export async function consulting(stage: Stage, channel: LiveChannel) {
  const colleague = await stage.colleague();
  const { interactionId } = await connected(stage, channel);
  const target = { type: "AGENT", id: stage.facts.colleague.userId } as const;
  await stage.agent.perform("interaction.startConsult", { interactionId, target });
  await colleague.perform("interaction.acceptInteraction", { interactionId });
  return { interactionId, colleague };
}

/** The colleague among those who take part. */
export async function participantOf(stage: Stage, interactionId: string): Promise<string> {
  const { participants } = await stage.agent.perform("interaction.getInteraction", { interactionId });
  const { userId } = stage.facts.colleague;
  const found = participants.find(({ participantId }) => participantId === userId);
  claim(found !== undefined, `${userId} does not take part: ${participants.map((each) => each.participantId).join()}.`);
  return found.participantId;
}
