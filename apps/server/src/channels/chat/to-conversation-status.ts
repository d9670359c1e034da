import type { Interaction } from "@omni/engine";
import type { ConversationStatus } from "@omni/live";

/** How the conversation stands, as its customer sees it. Who is consulted is not there for the customer. */
export function toConversationStatus(
  interaction: Interaction | null,
  nameOf: (agentId: string) => string | null,
  seenSeq: number,
): ConversationStatus {
  if (interaction === null || interaction.state === "QUEUED" || interaction.state === "OFFERED")
    return { state: "WAITING", agentName: null, agents: [], seenSeq };
  const { agentId, members, state } = interaction;
  const agentName = agentId === null ? null : nameOf(agentId);
  const joined = members.flatMap((each) => (each.part === "CONFERENCE" ? (nameOf(each.agentId) ?? []) : []));
  const isOver = state === "ENDED" || state === "WRAP_UP" || state === "DISPOSED";
  const agents = [...(agentName === null ? [] : [agentName]), ...joined];
  return { state: isOver ? "ENDED" : "CONNECTED", agentName, agents: isOver ? [] : agents, seenSeq };
}
