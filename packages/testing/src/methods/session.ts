import { sessionOf, type MethodHandlers } from "./method-context.ts";

export const sessionMethods: MethodHandlers = {
  "session.login": ({ desk }, { username, password }) => desk.signIn(username, password, false),
  "session.forceLogin": ({ desk }, { username, password }) => desk.signIn(username, password, true),
  "session.logout": (context) => {
    sessionOf(context);
    context.desk.signOut();
    return null;
  },
  "session.getCurrentUser": (context) => {
    sessionOf(context);
    return context.desk.user(context.agentId);
  },
  "session.getLoginStatus": ({ centre, agentId, desk }) => {
    const status = centre.world.agents.get(agentId)?.loginStatus ?? "LOGGED_OUT";
    if (status !== "LOGGED_IN") return { status, userId: null, userName: null };
    const { userId, userName } = desk.user(agentId);
    return { status, userId, userName };
  },
  "session.getAvailability": (context) => sessionOf(context).availability,
  "session.setAvailability": (context, { status, breakReason = null }) => {
    context.centre.execute({ type: "agent.setAvailability", agentId: context.agentId, status, breakReason });
    return sessionOf(context).availability;
  },
  "session.setAutoCall": (context, { channelType, enabled }) => {
    context.centre.execute({ type: "agent.setAutoCall", agentId: context.agentId, channelType, enabled });
    return { channelType, enabled: sessionOf(context).autoCall[channelType] };
  },
  "session.getAssignedCampaigns": (context) => {
    sessionOf(context);
    const assigned = [...context.centre.world.directory.campaigns.values()].filter(({ agentIds }) =>
      agentIds.includes(context.agentId),
    );
    return context.desk.campaigns(assigned.map(({ campaignId }) => campaignId));
  },
  "session.getSelectedCampaigns": (context) => context.desk.campaigns(sessionOf(context).selectedCampaigns),
  "session.selectCampaigns": (context, { campaignIds }) => {
    context.centre.execute({ type: "agent.selectCampaigns", agentId: context.agentId, campaignIds });
    return context.desk.campaigns(sessionOf(context).selectedCampaigns);
  },
  "session.getExtension": (context) => sessionOf(context).extension,
  "session.selectExtension": (context, { callContextId, phone }) => {
    context.centre.execute({ type: "agent.selectExtension", agentId: context.agentId, callContextId, phone });
    const { extension } = sessionOf(context);
    if (extension === null) throw new Error("An extension was selected, and there is none.");
    return extension;
  },
};
