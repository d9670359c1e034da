import type { Id } from "./directory.ts";
import type { Interaction } from "./interaction.ts";

/** What an agent has to do with an interaction. OWNER: has it, or had it last. */
export type Part = "OWNER" | "OFFERED" | "CONSULT" | "CONFERENCE";

/** The agent's part in the interaction; null: none, and the agent learns nothing of it. */
export function partOf({ agentId, offer, invitation, members }: Interaction, id: Id): Part | null {
  if (agentId === id) return "OWNER";
  const member = members.find((each) => each.agentId === id);
  if (member !== undefined) return member.part;
  return offer?.agentId === id || invitation?.agentId === id ? "OFFERED" : null;
}
