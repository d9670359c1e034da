import { nearest } from "@omni/contract";
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

export const availabilityHandlers: Handlers<"agent.setAvailability"> = {
  "agent.setAvailability": (draft, { agentId, status, breakReason }) => {
    const agent = findAgent(draft, agentId);
    if ("outcome" in agent) return agent;
    if (status === "ON_BREAK") {
      const refusal = checkReason(draft, breakReason);
      if (refusal !== null) return refusal;
      if (agent.chosen !== "ON_BREAK" || agent.breakReason !== breakReason)
        draft.emit({ type: "agent.availabilityChosen", agentId, chosen: "ON_BREAK", breakReason });
      return null;
    }
    // Saying "available" is also how an agent leaves a wrap-up that may be left.
    for (const { phase, interactionId } of agent.work) {
      const interaction = phase === "WRAP_UP" ? draft.interaction(interactionId) : undefined;
      if (interaction !== undefined && mayLeaveWrapUp(interaction)) finishWrapUp(draft, interactionId);
    }
    if (agent.chosen !== "AVAILABLE")
      draft.emit({ type: "agent.availabilityChosen", agentId, chosen: "AVAILABLE", breakReason: null });
    return null;
  },
};
