import type { MethodArguments } from "@omni/contract";
import { OmniError } from "@omni/wire";
import { nameShelf } from "../app-storage.ts";
import { demandCampaign, sessionOf, type MethodContext, type MethodHandlers } from "./method-context.ts";

const tokenMs = 5 * 60_000;

function findShelf(context: MethodContext, place: MethodArguments["app.storage.list"]): string {
  sessionOf(context);
  if (place.scope === "CAMPAIGN" && place.campaignId !== undefined) demandCampaign(context, place.campaignId);
  return nameShelf(context.call.appId, context.agentId, place);
}

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

export const appMethods: MethodHandlers = {
  "app.storage.get": (context, place) => context.storage.get(findShelf(context, place), place.key),
  "app.storage.set": (context, { key, value, ...place }) => {
    context.storage.set(findShelf(context, place), key, value);
    return null;
  },
  "app.storage.delete": (context, place) => {
    context.storage.delete(findShelf(context, place), place.key);
    return null;
  },
  "app.storage.list": (context, { prefix = "", ...place }) => context.storage.list(findShelf(context, place), prefix),
  "app.request": async (context, request) => {
    sessionOf(context);
    if (context.service === null) {
      throw new OmniError("TARGET_UNAVAILABLE", "No service of this app answers here.", {
        details: { url: request.url ?? null, settingsKey: request.settingsKey ?? null },
      });
    }
    return context.service(request);
  },
  "app.getContextToken": (context) => {
    sessionOf(context);
    const { centre, agentId, call } = context;
    const expiresAt = centre.clock.now() + tokenMs;
    const claims = { sub: agentId, aud: call.appId, iat: centre.clock.now() / 1_000, exp: expiresAt / 1_000 };
    // Shaped like the real one, and signed by nobody.
    return { token: `${base64({ alg: "none", typ: "JWT" })}.${base64(claims)}.`, expiresAt };
  },
};
