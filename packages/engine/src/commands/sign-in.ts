import { refuse } from "../decision.ts";
import type { Draft } from "../draft.ts";
import type { Id } from "../directory.ts";
import type { WorkItem } from "../agent-session.ts";
import { finishWrapUp, mayLeaveWrapUp, startWrapUp } from "../wrap-up.ts";
import { endConversation } from "./end.ts";
import { findAgent } from "./find.ts";
import type { Handlers } from "./handler.ts";

/** Whether signing out may simply drop it: an offer goes to the next agent, a free wrap-up just ends. */
function mayDrop(draft: Draft, { phase, interactionId }: WorkItem): boolean {
  if (phase === "OFFERED") return true;
  const interaction = draft.interaction(interactionId);
  return phase === "WRAP_UP" && interaction !== undefined && mayLeaveWrapUp(interaction);
}

function giveUp(draft: Draft, agentId: Id, { phase, interactionId }: WorkItem): void {
  if (phase === "WRAP_UP") finishWrapUp(draft, interactionId);
  if (phase !== "LIVE") return;
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined) return;
  const { queueId } = interaction;
  if (queueId !== null) {
    draft.emit({ type: "interaction.returned", interactionId, agentId, queueId });
    return;
  }
  endConversation(draft, interaction, "SYSTEM", null);
  startWrapUp(draft, interactionId, agentId, interaction.campaignId);
  finishWrapUp(draft, interactionId);
}

export const signInHandlers: Handlers<"agent.signIn" | "agent.signOut" | "agent.forceOut"> = {
  "agent.signIn": (draft, { agentId, takeOver }) => {
    const user = draft.directory.users.get(agentId);
    if (user === undefined)
      return refuse("PERMISSION_DENIED", `No user has the id ${agentId}. Ask an administrator to add the user.`, {
        agentId,
      });
    const isLoggedIn = draft.agent(agentId)?.loggedIn ?? false;
    if (isLoggedIn && !takeOver)
      return refuse("ALREADY_LOGGED_IN", `${user.userName} is signed in already. Sign out there, or take over.`, {
        agentId,
      });
    draft.emit({ type: "agent.signedIn", agentId, userName: user.userName, takeOver: isLoggedIn });
    return null;
  },

  "agent.signOut": (draft, { agentId }) => {
    const agent = findAgent(draft, agentId);
    if ("outcome" in agent) return agent;
    const open = agent.work.filter((item) => !mayDrop(draft, item)).map(({ interactionId }) => interactionId);
    if (open.length > 0)
      return refuse(
        "INVALID_STATE",
        `Cannot sign out with ${open.length} open interaction(s). End and dispose them first.`,
        { interactionIds: open },
      );
    for (const item of agent.work) giveUp(draft, agentId, item);
    const userName = draft.directory.users.get(agentId)?.userName ?? agentId;
    draft.emit({ type: "agent.signedOut", agentId, userName, status: "LOGGED_OUT", reason: null });
    return null;
  },

  "agent.forceOut": (draft, { agentId, status, reason }) => {
    const agent = draft.agent(agentId);
    if (!agent?.loggedIn) return null;
    for (const item of agent.work) giveUp(draft, agentId, item);
    const userName = draft.directory.users.get(agentId)?.userName ?? agentId;
    draft.emit({ type: "agent.signedOut", agentId, userName, status, reason });
    return null;
  },
};
