import type { Delivery, World } from "./index.ts";
import { insist } from "./insist.fakes.ts";

/** What each agent's console shows when it follows nothing but the contract's events. */
export class Shown {
  readonly #offered = new Map<string, Set<string>>();
  readonly #live = new Map<string, Set<string>>();

  take({ agentId, interactionId, name, data }: Delivery): void {
    const offered = of(this.#offered, agentId);
    const live = of(this.#live, agentId);
    if (name === "loginStatusChanged" && data["status"] !== "LOGGED_IN") {
      offered.clear();
      live.clear();
    }
    if (interactionId === null) return;
    if (name === "interactionOffered") offered.add(interactionId);
    if (name === "interactionMissed" || name === "interactionRejected") offered.delete(interactionId);
    if (name === "interactionInitiated" || name === "interactionConnected" || name === "interactionReopened") {
      offered.delete(interactionId);
      live.add(interactionId);
    }
    if (name === "interactionEnded") live.delete(interactionId);
  }

  /** The events tell the whole story: what is shown is what the agent has. */
  check(world: World): void {
    for (const { agentId, loggedIn, work } of world.agents.values()) {
      if (!loggedIn) continue;
      const idsIn = (phase: string) => work.filter((item) => item.phase === phase).map((item) => item.interactionId);
      const offered = [...of(this.#offered, agentId)];
      const live = [...of(this.#live, agentId)];
      insist(isSame(offered, idsIn("OFFERED")), "what is offered is shown", agentId, offered, work);
      insist(isSame(live, idsIn("LIVE")), "what is live is shown", agentId, live, work);
    }
  }
}

function of(sets: Map<string, Set<string>>, key: string): Set<string> {
  const found = sets.get(key) ?? new Set();
  sets.set(key, found);
  return found;
}

const isSame = (a: string[], b: string[]): boolean => a.toSorted().join() === b.toSorted().join();
