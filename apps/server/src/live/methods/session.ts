import { OmniError } from "@omni/wire";
import type { CurrentUser } from "@omni/contract";
import { assignedCampaignsOf, selectedCampaignsOf } from "../../centre/to-session-view.ts";
import { sessionOf, type CallContext, type MethodHandlers } from "../call-context.ts";

function currentUser({ accounts, agentId }: CallContext): CurrentUser {
  const user = accounts.findUser(agentId);
  if (user === null) throw new OmniError("NOT_LOGGED_IN", "This user has been removed. Sign in again.");
  return user;
}

const alreadySignedIn = (): OmniError =>
  new OmniError("ALREADY_LOGGED_IN", "Somebody is signed in here already. Call session.logout first.");

/** Signing in happens over HTTP, where the cookie is set: a live socket has a signed-in user at its other end. */
export const sessionMethods: MethodHandlers = {
  "session.login": () => {
    throw alreadySignedIn();
  },
  "session.forceLogin": async (context, { username, password }) => {
    // Somebody else's password is not tried here: a page could guess it.
    if (username.trim().toLowerCase() !== currentUser(context).userName) throw alreadySignedIn();
    return context.accounts.verify(username, password, `console of ${context.agentId}`);
  },
  "session.logout": async ({ desk, agentId, sessionHash }) => {
    await desk.signOut(agentId, sessionHash);
    return null;
  },
  "session.getCurrentUser": currentUser,
  "session.getLoginStatus": (context) => {
    const status = context.centre.world.agents.get(context.agentId)?.loginStatus ?? "LOGGED_OUT";
    if (status !== "LOGGED_IN") return { status, userId: null, userName: null };
    const { userId, userName } = currentUser(context);
    return { status, userId, userName };
  },
  "session.getAvailability": (context) => sessionOf(context).availability,
  "session.setAvailability": async (context, { status, breakReason }) => {
    const { agentId } = context;
    await context.run({ type: "agent.setAvailability", agentId, status, breakReason: breakReason ?? null });
    return sessionOf(context).availability;
  },
  "session.setAutoCall": async (context, { channelType, enabled }) => {
    await context.run({ type: "agent.setAutoCall", agentId: context.agentId, channelType, enabled });
    return { channelType, enabled: sessionOf(context).autoCall[channelType] };
  },
  "session.getAssignedCampaigns": ({ centre, agentId }) => assignedCampaignsOf(centre.directory, agentId),
  "session.getSelectedCampaigns": (context) => selectedCampaignsOf(context.centre.directory, sessionOf(context)),
  "session.selectCampaigns": async (context, { campaignIds }) => {
    await context.run({ type: "agent.selectCampaigns", agentId: context.agentId, campaignIds });
    return selectedCampaignsOf(context.centre.directory, sessionOf(context));
  },
  "session.getExtension": (context) => sessionOf(context).extension,
  "session.selectExtension": async (context, { callContextId, phone }) => {
    await context.run({ type: "agent.selectExtension", agentId: context.agentId, callContextId, phone });
    const { extension } = sessionOf(context);
    if (extension === null) throw new Error("An extension was selected, and there is none.");
    return extension;
  },
};
