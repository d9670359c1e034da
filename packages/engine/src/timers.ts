import type { AgentSession } from "./agent-session.ts";
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
export function timersOf(aggregate: AgentSession | Interaction): Timer[] {
  if (!("interactionId" in aggregate)) return [];
  const { interactionId, offer, wrapUp } = aggregate;
  const timers: Timer[] = [];
  if (offer !== null)
    timers.push({
      timerId: `offer:${offer.offerId}`,
      dueAt: offer.expiresAt,
      command: { type: "interaction.offerTimeout", interactionId, offerId: offer.offerId },
    });
  const endsAt = isWrapUpOpen(aggregate) ? wrapUp?.endsAt : undefined;
  if (endsAt !== undefined && endsAt !== null)
    timers.push({
      timerId: `wrap-up:${interactionId}:${endsAt}`,
      dueAt: endsAt,
      command: { type: "interaction.wrapUpTimeout", interactionId, endsAt },
    });
  return timers;
}
