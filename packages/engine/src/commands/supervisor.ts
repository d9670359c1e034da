import type { CommandOf } from "../command.ts";
import { isRefusal, refuse, type Refusal } from "../decision.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { canTake } from "../eligibility.ts";
import type { Interaction } from "../interaction.ts";
import { isLive } from "../leg.ts";
import { partOf } from "../part-of.ts";
import { ringsUntilOf, startLeg } from "../parties/legs.ts";
import { findGuest, findTransferQueue } from "../parties/targets.ts";
import { requeue, transfer } from "../parties/transfer.ts";
import { chooseAvailability } from "./availability.ts";
import { findInteraction, isTalking, wrongState } from "./find.ts";
import type { Handlers } from "./handler.ts";
import { send } from "./messages.ts";

/** How long a waiting interaction is kept for the agent whom a supervisor chose. */
const reassignMs = 60_000;

function checkSupervisor(draft: Draft, supervisorId: Id): Refusal | null {
  const type = draft.directory.users.get(supervisorId)?.type;
  if (type === "SUPERVISOR" || type === "ADMINISTRATOR") return null;
  return refuse("PERMISSION_DENIED", "Only supervisors can do this. Ask an administrator for the right.", {
    userId: supervisorId,
  });
}

/** Takes an offer back, so that somebody else can get the interaction. */
function withdraw(draft: Draft, { interactionId, offer }: Interaction): void {
  if (offer === null) return;
  const { agentId, offerId } = offer;
  draft.emit({ type: "interaction.offerWithdrawn", interactionId, agentId, offerId, reason: "REASSIGNED" });
}

type Reassign = CommandOf<"supervisor.reassign">;

function reassignWaiting(draft: Draft, interaction: Interaction, { target }: Reassign): Refusal | null {
  const { interactionId, queueId, offer, campaignId, channelType } = interaction;
  if (target.type === "QUEUE") {
    const queue = findTransferQueue(draft, interaction, target);
    if (isRefusal(queue)) return queue;
    if (queue.queueId === queueId) return null;
    withdraw(draft, interaction);
    requeue(draft, draft.interaction(interactionId) ?? interaction, queue, null);
    return null;
  }
  if (offer?.agentId === target.id) return null;
  const guest = findGuest(draft, interaction, target);
  if (isRefusal(guest)) return guest;
  const agent = draft.agent(target.id);
  const user = draft.directory.users.get(target.id);
  const isMember = draft.directory.queues.get(queueId ?? "")?.agentIds.includes(target.id) ?? false;
  if (agent === undefined || user === undefined || !isMember || !canTake(agent, user, campaignId, channelType))
    return refuse("TARGET_UNAVAILABLE", `${guest.name} does not work in this queue now. Choose another agent.`, {
      target: { ...target },
    });
  withdraw(draft, interaction);
  const until = draft.now + reassignMs;
  draft.emit({ type: "interaction.reserved", interactionId, agentId: null, forAgentId: target.id, until });
  return null;
}

function reassign(draft: Draft, command: Reassign): Refusal | null {
  const { supervisorId, interactionId, target } = command;
  const refusal = checkSupervisor(draft, supervisorId);
  if (refusal !== null) return refusal;
  const interaction = findInteraction(draft, interactionId);
  if (isRefusal(interaction)) return interaction;
  const { state, invitation } = interaction;
  if (state === "QUEUED" || state === "OFFERED") return reassignWaiting(draft, interaction, command);
  if ((state === "CONNECTED" || state === "HELD") && invitation === null)
    return transfer(draft, interaction, target, supervisorId);
  return wrongState(interaction, "reassign", "It must wait, or be between one agent and the customer.");
}

function lookIn(draft: Draft, command: CommandOf<"supervisor.lookIn">): Refusal | null {
  const { supervisorId: agentId, interactionId, mode } = command;
  const refusal = checkSupervisor(draft, agentId);
  if (refusal !== null) return refusal;
  const interaction = findInteraction(draft, interactionId);
  if (isRefusal(interaction)) return interaction;
  if (!isTalking(interaction)) return wrongState(interaction, "look in", "Wait until it is connected.");
  if (partOf(interaction, agentId) !== null) return wrongState(interaction, "look in", "You take part already.");
  const present = interaction.observers.find((observer) => observer.agentId === agentId);
  if (present !== undefined) {
    const leg = interaction.legs.find((each) => each.kind === "OBSERVER" && each.agentId === agentId && isLive(each));
    if (present.mode !== mode)
      draft.emit({ type: "interaction.lookInChanged", interactionId, agentId, mode, legId: leg?.legId ?? null });
    return null;
  }
  const address = draft.agent(agentId)?.extension?.phone;
  const isCall = interaction.channelType === "VOICE";
  if (isCall && address === undefined)
    return wrongState(interaction, "look in", "Sign in and select an extension to hear it.");
  draft.emit({ type: "interaction.lookInStarted", interactionId, agentId, mode });
  if (isCall && address !== undefined)
    startLeg(draft, interactionId, {
      kind: "OBSERVER",
      participantId: null,
      agentId,
      address,
      ringsUntil: ringsUntilOf(draft, interaction.campaignId),
    });
  return null;
}

/** What an observer may say: to the agents, or to everybody. */
function write(draft: Draft, command: CommandOf<"supervisor.write">): Refusal | null {
  const { supervisorId, interactionId, messageId, clientId, text } = command;
  const refusal = checkSupervisor(draft, supervisorId);
  if (refusal !== null) return refusal;
  const interaction = findInteraction(draft, interactionId);
  if (isRefusal(interaction)) return interaction;
  const mode = interaction.observers.find(({ agentId }) => agentId === supervisorId)?.mode;
  if (mode === undefined) return wrongState(interaction, "write", "Look in first.");
  if (mode === "SNOOP")
    return wrongState(interaction, "write", "Who only reads along says nothing. Whisper or barge in.");
  const visibility = mode === "WHISPER" ? "AGENTS" : "EVERYONE";
  const said = { interactionId, agentId: supervisorId, messageId, clientId, text, visibility } as const;
  return send(draft, interaction, { type: "interaction.sendMessage", ...said, attachments: [] }, interaction.agentId);
}

export const supervisorHandlers: Handlers<
  | "supervisor.setAvailability"
  | "supervisor.reassign"
  | "supervisor.lookIn"
  | "supervisor.write"
  | "supervisor.stopLookIn"
> = {
  "supervisor.setAvailability": (draft, { supervisorId, agentId, status, breakReason }) => {
    const refusal = checkSupervisor(draft, supervisorId);
    if (refusal !== null) return refusal;
    if (draft.agent(agentId)?.loggedIn !== true)
      return refuse("TARGET_UNAVAILABLE", `Agent ${agentId} is not signed in.`, { agentId });
    return chooseAvailability(draft, agentId, status, breakReason, supervisorId);
  },
  "supervisor.reassign": reassign,
  "supervisor.lookIn": lookIn,
  "supervisor.write": write,
  "supervisor.stopLookIn": (draft, { supervisorId: agentId, interactionId }) => {
    const observers = draft.interaction(interactionId)?.observers ?? [];
    if (observers.some((observer) => observer.agentId === agentId))
      draft.emit({ type: "interaction.lookInEnded", interactionId, agentId });
    return null;
  },
};
