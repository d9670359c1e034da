import { nearest } from "@omni/contract";
import type { ChosenAvailability } from "../agent-session.ts";
import type { Id } from "../directory.ts";
import { refuse, type Refusal } from "../decision.ts";
import type { Draft } from "../draft.ts";
import { finishWrapUp, mayLeaveWrapUp } from "../wrap-up.ts";
import { findAgent } from "./find.ts";
import type { Handlers } from "./handler.ts";

function checkReason(draft: Draft, reason: string | null): Refusal | null {
  const allowed = draft.directory.breakReasons;
  if (reason === null ? allowed.length === 0 : allowed.includes(reason)) return null;
  const near = reason === null ? null : nearest(reason, [...allowed]);
  const problem = reason === null ? "A break needs a reason." : `"${reason}" is no reason for a break.`;
  const repair = near === null ? "Use one from getBreakReasons()." : `Did you mean "${near}"?`;
  return refuse("INVALID_ARGUMENT", `${problem} ${repair}`, {
    path: "argument.breakReason",
    expected: allowed.join(" | "),
    got: reason ?? "nothing",
  });
}

/** Does what was chosen, by the agent or for the agent (`by`). */
export function chooseAvailability(
  draft: Draft,
  agentId: Id,
  status: ChosenAvailability,
  breakReason: string | null,
  by: Id | null,
): Refusal | null {
  const agent = findAgent(draft, agentId);
  if ("outcome" in agent) return agent;
  const chosenBy = by === null ? {} : { by };
  if (status === "ON_BREAK") {
    const refusal = checkReason(draft, breakReason);
    if (refusal !== null) return refusal;
    if (agent.chosen !== "ON_BREAK" || agent.breakReason !== breakReason)
      draft.emit({ type: "agent.availabilityChosen", agentId, chosen: "ON_BREAK", breakReason, ...chosenBy });
    return null;
  }
  // Saying "available" is also how an agent leaves a wrap-up that may be left.
  for (const { phase, interactionId } of agent.work) {
    const interaction = phase === "WRAP_UP" ? draft.interaction(interactionId) : undefined;
    if (interaction !== undefined && mayLeaveWrapUp(interaction)) finishWrapUp(draft, interactionId);
  }
  if (agent.chosen !== "AVAILABLE")
    draft.emit({ type: "agent.availabilityChosen", agentId, chosen: "AVAILABLE", breakReason: null, ...chosenBy });
  return null;
}

export const availabilityHandlers: Handlers<"agent.setAvailability"> = {
  "agent.setAvailability": (draft, { agentId, status, breakReason }) =>
    chooseAvailability(draft, agentId, status, breakReason, null),
};
