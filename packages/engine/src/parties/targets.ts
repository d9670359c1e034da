import type { ChannelType, Participant, Target, TargetType, TransferTarget } from "@omni/contract";
import type { AgentSession } from "../agent-session.ts";
import { refuse, type Refusal } from "../decision.ts";
import type { Directory, Id, Queue, User } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { hasCapacity, mayHoldInvitation } from "../eligibility.ts";
import type { Interaction } from "../interaction.ts";
import type { World } from "../world.ts";
import { queuesFor } from "./find-queue.ts";

/** Somebody who can be asked in now. */
export interface Guest {
  type: Participant["type"];
  name: string;
  agentId: Id | null;
  /** What to dial; null for an agent, whose phone rings once the agent accepts. */
  address: string | null;
}

export const isPhone = (phone: string): boolean => /^\+?[0-9*#()\-. ]{2,63}$/.test(phone);

const unavailable = (target: Target, problem: string): Refusal =>
  refuse("TARGET_UNAVAILABLE", `${problem} Choose another from getTransferTargets().`, { target: { ...target } });

/** Why the agent cannot be asked in; null when nothing stands in the way. */
function obstacle(agent: AgentSession | undefined, user: User, channelType: ChannelType): string | null {
  if (!agent?.loggedIn) return "signed out";
  if (agent.connection === "OFFLINE") return "offline";
  if (agent.chosen === "ON_BREAK") return "on a break";
  if (channelType === "VOICE" && agent.extension === null) return "without an extension";
  return hasCapacity(agent, user, channelType) && mayHoldInvitation(agent, channelType) ? null : "busy";
}

function findAgentGuest(draft: Draft, interaction: Interaction, target: Target): Guest | Refusal {
  const { id } = target;
  if (interaction.agentId === id) return unavailable(target, "Nobody can be asked into their own interaction.");
  if (interaction.members.some(({ agentId }) => agentId === id))
    return unavailable(target, `${id} takes part already.`);
  const user = draft.directory.users.get(id);
  if (user === undefined) return unavailable(target, `No agent has the id ${id}.`);
  const problem = obstacle(draft.agent(id), user, interaction.channelType);
  if (problem !== null) return unavailable(target, `${user.name} is ${problem}.`);
  return { type: "AGENT", name: user.name, agentId: id, address: null };
}

function findPhoneGuest(draft: Draft, interaction: Interaction, target: Target): Guest | Refusal {
  const own = interaction.agentId === null ? null : draft.agent(interaction.agentId)?.extension?.phone;
  if (!isPhone(target.id)) return unavailable(target, `${target.id} is no phone number.`);
  if (target.id === own) return unavailable(target, "Nobody can call their own extension.");
  if (interaction.legs.some((leg) => leg.state !== "ENDED" && leg.address === target.id))
    return unavailable(target, `${target.id} takes part already.`);
  return { type: "PHONE", name: target.id, agentId: null, address: target.id };
}

/** Who the target is, ready to be asked in; TARGET_UNAVAILABLE with the reason otherwise. */
export function findGuest(draft: Draft, interaction: Interaction, target: Target): Guest | Refusal {
  if (target.type === "AGENT") return findAgentGuest(draft, interaction, target);
  if (interaction.channelType !== "VOICE") return unavailable(target, "Only a call can go to a phone or an IVR entry.");
  if (target.type === "PHONE") return findPhoneGuest(draft, interaction, target);
  const entry = draft.directory.ivrEntries?.find(({ ivrId }) => ivrId === target.id);
  if (target.type !== "IVR" || entry === undefined)
    return unavailable(target, `There is no ${target.type} ${target.id} to ask in.`);
  return { type: "IVR", name: entry.name, agentId: null, address: `ivr:${entry.ivrId}` };
}

/** The queue that a transfer to a queue or a campaign leads to. */
export function findTransferQueue(draft: Draft, { channelType }: Interaction, target: Target): Queue | Refusal {
  const { queues, campaigns } = draft.directory;
  if (target.type === "CAMPAIGN")
    return (
      queuesFor(draft.directory, target.id, channelType)[0] ??
      unavailable(target, `No queue of campaign ${target.id} takes ${channelType}.`)
    );
  const queue = queues.get(target.id);
  if (queue === undefined || !campaigns.has(queue.campaignId))
    return unavailable(target, `No queue has the id ${target.id}.`);
  return queue.channelTypes.includes(channelType)
    ? queue
    : unavailable(target, `Queue ${queue.name} does not take ${channelType}.`);
}

function agentTargets({ agents, directory }: World, campaignId: Id, askingId: Id): TransferTarget[] {
  const campaign = directory.campaigns.get(campaignId);
  const channelType = campaign?.channels[0] ?? "VOICE";
  return [...directory.users.values()]
    .filter(({ userId, type }) => userId !== askingId && type === "AGENT")
    .map((user) => {
      const problem = obstacle(agents.get(user.userId), user, channelType);
      const detail = problem ?? "available";
      return { type: "AGENT", id: user.userId, name: user.name, available: problem === null, detail };
    });
}

const queueTargets = ({ directory, waiting }: World): TransferTarget[] =>
  [...directory.queues.values()].map(({ queueId, name }) => {
    const count = waiting.get(queueId)?.length ?? 0;
    return { type: "QUEUE", id: queueId, name, available: true, detail: `${count} waiting` };
  });

const campaignTargets = (directory: Directory): TransferTarget[] =>
  [...directory.campaigns.values()].map(({ campaignId, name, channels }) => {
    const available = channels.some((channelType) => queuesFor(directory, campaignId, channelType).length > 0);
    return { type: "CAMPAIGN", id: campaignId, name, available, detail: channels.join(", ") };
  });

/** What `getTransferTargets` answers: where an interaction of the campaign can go, and who is free now. */
export function transferTargetsOf(world: World, campaignId: Id, type: TargetType, askingId: Id): TransferTarget[] {
  switch (type) {
    case "AGENT":
      return agentTargets(world, campaignId, askingId);
    case "QUEUE":
      return queueTargets(world);
    case "CAMPAIGN":
      return campaignTargets(world.directory);
    case "IVR":
      return (world.directory.ivrEntries ?? []).map(({ ivrId, name }) => ({
        type: "IVR",
        id: ivrId,
        name,
        available: true,
        detail: "",
      }));
    case "PHONE":
      // Any number can be dialled; there is no list of them.
      return [];
  }
}
