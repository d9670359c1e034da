import { refuse } from "../decision.ts";
import type { Draft } from "../draft.ts";
import type { Id } from "../directory.ts";
import type { WorkItem } from "../agent-session.ts";
import { memberLeaves, ownerLeaves } from "../parties/leave.ts";
import { finishWrapUp, mayLeaveWrapUp } from "../wrap-up.ts";
import { findAgent } from "./find.ts";
import type { Handlers } from "./handler.ts";

/** Whether signing out may simply drop it: an offer goes to the next agent, a free wrap-up just ends. */
function mayDrop(draft: Draft, { phase, interactionId }: WorkItem): boolean {
  if (phase === "OFFERED") return true;
  const interaction = draft.interaction(interactionId);
  return phase === "WRAP_UP" && interaction !== undefined && mayLeaveWrapUp(interaction);
}

function giveUp(draft: Draft, agentId: Id, { phase, role, interactionId }: WorkItem): void {
  if (phase === "WRAP_UP") finishWrapUp(draft, interactionId);
  if (phase !== "LIVE") return;
  if (role === "GUEST") memberLeaves(draft, interactionId, agentId, "SYSTEM");
  else ownerLeaves(draft, interactionId, "GONE");
}

/** Nobody who is signed out looks into a conversation. */
function stopLookingIn(draft: Draft, agentId: Id): void {
  for (const { interactionId, observers } of draft.world.interactions.values())
    if (observers.some((observer) => observer.agentId === agentId))
      draft.emit({ type: "interaction.lookInEnded", interactionId, agentId });
}

export const signInHandlers: Handlers<"agent.signIn" | "agent.signOut" | "agent.forceOut" | "agent.voiceLost"> = {
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
    stopLookingIn(draft, agentId);
    const userName = draft.directory.users.get(agentId)?.userName ?? agentId;
    draft.emit({ type: "agent.signedOut", agentId, userName, status: "LOGGED_OUT", reason: null });
    return null;
  },

  "agent.forceOut": (draft, { agentId, status, reason }) => {
    const agent = draft.agent(agentId);
    if (!agent?.loggedIn) return null;
    for (const item of agent.work) giveUp(draft, agentId, item);
    stopLookingIn(draft, agentId);
    const userName = draft.directory.users.get(agentId)?.userName ?? agentId;
    draft.emit({ type: "agent.signedOut", agentId, userName, status, reason });
    return null;
  },

  "agent.voiceLost": (draft, { agentId, offlineSince }) => {
    const agent = draft.agent(agentId);
    if (agent?.offlineSince !== offlineSince) return null;
    for (const { phase, role, channelType, interactionId } of agent.work) {
      if (phase !== "LIVE" || channelType !== "VOICE") continue;
      if (role === "GUEST") memberLeaves(draft, interactionId, agentId, "SYSTEM");
      else ownerLeaves(draft, interactionId, "LOST");
    }
    return null;
  },
};
