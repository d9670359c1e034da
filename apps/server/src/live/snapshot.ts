import type { CurrentUser } from "@omni/contract";
import { maxExtensionsOf, toInteraction } from "@omni/engine";
import type { AppRegistration, InboxItem, Snapshot } from "@omni/live";
import { linkMessages } from "../attachments/link-messages.ts";
import { assignedCampaignsOf, toSessionView } from "../centre/to-session-view.ts";
import type { PersonalData } from "../customers/personal-data.ts";
import type { LiveServices } from "./call-context.ts";
import { supportedCapabilities } from "./capabilities.ts";
import { supportedMethods } from "./methods/methods.ts";

/** Rows of the inbox may be older than what their agent may see now. */
const toShown = ({ personalData, attachments }: LiveServices, userId: string, item: InboxItem): InboxItem => ({
  ...item,
  data: linkMessages(personalData.show(userId, item.data), (message) => attachments.toAppMessage(message)),
  ...(item.interaction && { interaction: personalData.show(userId, item.interaction) }),
});

/** The user's apps. What a user may not see, their apps do not see either. */
export const toShownApps = (
  personalData: PersonalData,
  userId: string,
  apps: readonly AppRegistration[],
): AppRegistration[] =>
  apps.map((app) => ({
    ...app,
    permissions: app.permissions.filter((each) => each !== "customer.pii" || personalData.isSeenBy(userId)),
  }));

/** The CRM pages of the campaigns that the agent is assigned to. */
export function toShownCrmPages(
  { centre, personalData, crmPages }: Pick<LiveServices, "centre" | "personalData" | "crmPages">,
  userId: string,
): Snapshot["crmPages"] {
  const campaignIds = assignedCampaignsOf(centre.directory, userId).map(({ campaignId }) => campaignId);
  return crmPages.of(campaignIds, personalData.isSeenBy(userId));
}

/** All that a console needs to show itself, as of the agent's inbox now. */
export function toSnapshot(services: LiveServices, user: CurrentUser): Snapshot {
  const { centre, configuration, customers, personalData, apps, simulatedChannels } = services;
  const { userId } = user;
  const { directory, world, inbox } = centre;
  const session = world.agents.get(userId);
  if (session === undefined) throw new Error(`No session of ${userId} to show.`);
  const ids = session.work.map(({ interactionId }) => interactionId);
  const view = toSessionView(directory, session);
  const work = ids.flatMap((id) => world.interactions.get(id) ?? []);
  const campaignIds = view.assignedCampaigns.map(({ campaignId }) => campaignId);
  return {
    seq: inbox.head(userId),
    user,
    session: view,
    interactions: work.map((each) => personalData.show(userId, toInteraction(each, userId))),
    unread: Object.fromEntries(
      work.flatMap(({ interactionId, agentId, unread }) => (agentId === userId ? [[interactionId, unread]] : [])),
    ),
    askedFor: Object.fromEntries(
      work.flatMap(({ interactionId, invitation }) =>
        invitation?.agentId === userId ? [[interactionId, invitation.kind]] : [],
      ),
    ),
    lastEvents: inbox
      .lastEvents(userId, ids)
      // Bodies are InboxItems but for their seq.
      .map(({ seq, body }) => toShown(services, userId, { seq, ...(JSON.parse(body) as Omit<InboxItem, "seq">) })),
    apps: toShownApps(personalData, userId, apps.appsFor(user)),
    crmPages: toShownCrmPages(services, userId),
    maskRules: customers.columns.maskRules,
    breakReasons: [...directory.breakReasons],
    extensions: [...directory.extensions],
    cannedResponses: configuration.cannedResponsesOf(campaignIds),
    wrapUp: Object.fromEntries(
      campaignIds.flatMap((id) => {
        const rules = directory.campaigns.get(id)?.wrapUp;
        if (rules === undefined) return [];
        const { mode, seconds, extendSeconds } = rules;
        return [[id, { mode, seconds, extendSeconds, maxExtensions: maxExtensionsOf(rules) }]];
      }),
    ),
    capacity: { ...directory.users.get(userId)?.capacity },
    capabilities: [...supportedCapabilities],
    methods: [...supportedMethods],
    simulatedChannels: [...simulatedChannels],
    demo: configuration.isDemo,
  };
}
