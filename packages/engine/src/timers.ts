import { voiceGraceMs, type AgentSession } from "./agent-session.ts";
import { reminderMs, type Callback } from "./callback.ts";
import type { Command } from "./command.ts";
import type { Id } from "./directory.ts";
import { isWrapUpOpen, type Interaction } from "./interaction.ts";

/** A command to give at `dueAt`. Giving it late or twice does no harm. */
export interface Timer {
  timerId: Id;
  dueAt: number;
  command: Command;
}

/** The timers that the state alone calls for: after each change they replace those of the same aggregate. */
export function timersOf(aggregate: AgentSession | Interaction | Callback): Timer[] {
  if ("callbackId" in aggregate) return timersOfCallback(aggregate);
  return "interactionId" in aggregate ? timersOfInteraction(aggregate) : timersOfAgent(aggregate);
}

/** A call does not wait for ever for a console that is gone. */
function timersOfAgent({ agentId, loggedIn, offlineSince, work }: AgentSession): Timer[] {
  const isTalking = work.some(({ phase, channelType }) => phase === "LIVE" && channelType === "VOICE");
  if (!loggedIn || offlineSince === null || !isTalking) return [];
  return [
    {
      timerId: `voice-lost:${agentId}:${offlineSince}`,
      dueAt: offlineSince + voiceGraceMs,
      command: { type: "agent.voiceLost", agentId, offlineSince },
    },
  ];
}

function timersOfCallback({ callbackId, state, self, at, createdAt, remindedAt }: Callback): Timer[] {
  if (state !== "SCHEDULED") return [];
  const timers: Timer[] = [
    { timerId: `callback:${callbackId}`, dueAt: at, command: { type: "callback.fallDue", callbackId } },
  ];
  const remindAt = at - reminderMs;
  if (self && remindedAt === null && remindAt > createdAt)
    timers.push({
      timerId: `reminder:${callbackId}`,
      dueAt: remindAt,
      command: { type: "callback.remind", callbackId },
    });
  return timers;
}

/** What limits how long somebody is waited for. */
function timersOfWaiting({ interactionId, invitation, reservation, state, legs }: Interaction): Timer[] {
  const timers: Timer[] = [];
  if (invitation !== null && invitation.answeredAt === null && invitation.expiresAt !== null)
    timers.push({
      timerId: `invitation:${invitation.invitationId}`,
      dueAt: invitation.expiresAt,
      command: { type: "interaction.invitationTimeout", interactionId, invitationId: invitation.invitationId },
    });
  if (reservation !== null && state === "QUEUED")
    timers.push({
      timerId: `reservation:${interactionId}:${reservation.until}`,
      dueAt: reservation.until,
      command: { type: "interaction.reservationTimeout", interactionId, until: reservation.until },
    });
  for (const { legId, ringsUntil } of legs)
    if (ringsUntil !== null)
      timers.push({
        timerId: `leg:${legId}`,
        dueAt: ringsUntil,
        command: { type: "interaction.legTimeout", interactionId, legId },
      });
  return timers;
}

function timersOfInteraction(interaction: Interaction): Timer[] {
  const { interactionId, offer, wrapUp } = interaction;
  const timers = timersOfWaiting(interaction);
  if (offer !== null)
    timers.push({
      timerId: `offer:${offer.offerId}`,
      dueAt: offer.expiresAt,
      command: { type: "interaction.offerTimeout", interactionId, offerId: offer.offerId },
    });
  const endsAt = isWrapUpOpen(interaction) ? wrapUp?.endsAt : undefined;
  if (endsAt !== undefined && endsAt !== null)
    timers.push({
      timerId: `wrap-up:${interactionId}:${endsAt}`,
      dueAt: endsAt,
      command: { type: "interaction.wrapUpTimeout", interactionId, endsAt },
    });
  return timers;
}
