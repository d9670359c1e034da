import type { AgentSession, WorkItem } from "../agent-session.ts";
import type { Interaction } from "../interaction.ts";
import type { World } from "../world.ts";

/** What a signed-in agent is doing: one at any moment, the first that applies. */
export const activities = ["OFFLINE", "TALK", "HOLD", "RING", "PREVIEW", "WRAP_UP", "BREAK", "IDLE"] as const;
export type Activity = (typeof activities)[number];

function activityOn({ phase, role }: WorkItem, interaction: Interaction | undefined): Activity {
  if (phase === "OFFERED") return "RING";
  if (phase === "WRAP_UP") return "WRAP_UP";
  if (role === "GUEST") return "TALK";
  if (interaction?.state === "HELD") return "HOLD";
  if (interaction?.state === "INITIATED") return interaction.isPreview ? "PREVIEW" : "RING";
  return "TALK";
}

/** Null: signed out. */
export function activityOf(world: World, agent: AgentSession): Activity | null {
  if (!agent.loggedIn) return null;
  if (agent.connection === "OFFLINE") return "OFFLINE";
  const found = new Set(agent.work.map((item) => activityOn(item, world.interactions.get(item.interactionId))));
  return activities.find((activity) => found.has(activity)) ?? (agent.chosen === "ON_BREAK" ? "BREAK" : "IDLE");
}
