import type { CurrentUser, MethodArguments } from "@omni/contract";
import type { AppRegistration } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { Shelf } from "../../app-services/app-storage.ts";
import { assignedCampaignsOf } from "../../centre/to-session-view.ts";
import { sessionOf, type CallContext, type MethodHandlers } from "../call-context.ts";

/** The app that calls, on behalf of a signed-in user. */
function appOf(context: CallContext): AppRegistration {
  sessionOf(context);
  if (context.app !== null) return context.app;
  throw new OmniError("PERMISSION_DENIED", "Only an app can call this: it works on what belongs to the app.");
}

function shelfOf(context: CallContext, { scope = "USER", campaignId }: MethodArguments["app.storage.list"]): Shelf {
  const { appId } = appOf(context);
  const { directory } = context.centre;
  if (scope === "USER") return { appId, scope, scopeId: context.agentId };
  if (scope === "CONTACT_CENTRE") return { appId, scope, scopeId: directory.contactCentreId };
  if (campaignId === undefined)
    throw new OmniError("INVALID_ARGUMENT", "The scope CAMPAIGN needs a campaignId.", {
      details: { path: "argument.campaignId", expected: "the id of a campaign", got: "nothing" },
    });
  if (directory.campaigns.get(campaignId)?.agentIds.includes(context.agentId) !== true)
    throw new OmniError(
      "CAMPAIGN_NOT_ASSIGNED",
      `Campaign ${campaignId} is not assigned to you. Use an id from session.getAssignedCampaigns().`,
      { details: { campaignId } },
    );
  return { appId, scope, scopeId: campaignId };
}

/** A text that is no well-formed Unicode would be stored as another one. */
function checkKey(key: string): string {
  if (key.isWellFormed()) return key;
  throw new OmniError("INVALID_ARGUMENT", "The key holds half of a character. Use well-formed text.", {
    details: { path: "argument.key", expected: "well-formed text", got: "a lone surrogate" },
  });
}

function userOf({ accounts, agentId }: CallContext): CurrentUser {
  const user = accounts.findUser(agentId);
  if (user === null) throw new OmniError("NOT_LOGGED_IN", "This user has been removed. Sign in again.");
  return user;
}

export const appMethods: MethodHandlers = {
  "app.storage.get": (context, { key, ...place }) =>
    context.appServices.storage.get(shelfOf(context, place), checkKey(key)),
  "app.storage.set": async (context, { key, value, ...place }) => {
    await context.appServices.storage.set(shelfOf(context, place), checkKey(key), value);
    return null;
  },
  "app.storage.delete": async (context, { key, ...place }) => {
    await context.appServices.storage.delete(shelfOf(context, place), checkKey(key));
    return null;
  },
  "app.storage.list": (context, { prefix = "", ...place }) =>
    context.appServices.storage.list(shelfOf(context, place), prefix),
  "app.request": (context, argument) => {
    const app = appOf(context);
    const { appServices, agentId, key } = context;
    const reach = appServices.reachOf(app);
    return appServices.requests.send({ agentId, appId: app.appId, key }, reach, argument);
  },
  "app.getContextToken": (context) => {
    const app = appOf(context);
    const { appServices, centre, agentId } = context;
    const campaignIds = assignedCampaignsOf(centre.directory, agentId).map(({ campaignId }) => campaignId);
    return appServices.tokens.sign({ user: userOf(context), campaignIds, app });
  },
};
