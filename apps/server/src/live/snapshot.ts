import type { CurrentUser } from "@omni/contract";
import { maxExtensionsOf, toInteraction } from "@omni/engine";
import type { InboxItem, Snapshot } from "@omni/live";
import { toSessionView } from "../centre/to-session-view.ts";
import type { LiveServices } from "./call-context.ts";
import { supportedCapabilities } from "./capabilities.ts";

/** All that a console needs to show itself, as of the agent's inbox now. */
export function toSnapshot({ centre, configuration }: LiveServices, user: CurrentUser): Snapshot {
  const { userId } = user;
  const { directory, world, inbox } = centre;
  const session = world.agents.get(userId);
  if (session === undefined) throw new Error(`No session of ${userId} to show.`);
  const ids = session.work.map(({ interactionId }) => interactionId);
  const view = toSessionView(directory, session);
  const campaignIds = view.assignedCampaigns.map(({ campaignId }) => campaignId);
  return {
    seq: inbox.head(userId),
    user,
    session: view,
    interactions: ids.flatMap((id) => {
      const interaction = world.interactions.get(id);
      return interaction === undefined ? [] : [toInteraction(interaction, userId)];
    }),
    lastEvents: inbox
      .lastEvents(userId, ids)
      // Bodies are InboxItems but for their seq.
      .map(({ seq, body }) => ({ seq, ...(JSON.parse(body) as Omit<InboxItem, "seq">) })),
    apps: configuration.appsFor(user.userType),
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
    demo: configuration.isDemo,
  };
}
