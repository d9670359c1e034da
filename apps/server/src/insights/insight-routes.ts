import { OmniError } from "@omni/wire";
import { partOf } from "@omni/engine";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { ApiKeys } from "../api-keys/api-keys.ts";
import type { Accounts } from "../auth/accounts.ts";
import { everybody, requireUser } from "../auth/require-user.ts";
import type { ContactCentre } from "../centre/contact-centre.ts";
import type { Clock } from "../clock.ts";
import { errorBody } from "../http/schemas.ts";
import { TokenBucket } from "../live/token-bucket.ts";
import { insight } from "./insight.ts";
import type { Insights } from "./insights.ts";

export interface InsightRoutesOptions {
  insights: Insights;
  apiKeys: ApiKeys;
  accounts: Accounts;
  centre: ContactCentre;
  clock: Clock;
}

/** Of one key: several services that follow hundreds of calls stay below it. */
const burst = 200;
const perSecond = 100;

const params = z.object({ interactionId: z.string().min(1).max(128) });
const stored = z.object({
  insightId: z.string(),
  at: z.number(),
  name: z.enum(["transcriptAdded", "suggestionAdded", "sentimentChanged"]),
  data: z.record(z.string(), z.unknown()),
});

/** Where outside services tell what they hear, and where the console reads what was told before. */
export const insightRoutes: FastifyPluginAsyncZod<InsightRoutesOptions> = async (app, options) => {
  const { insights, apiKeys, accounts, centre, clock } = options;
  const buckets = new Map<string, TokenBucket>();

  function takeToken(keyId: string): void {
    const bucket = buckets.get(keyId) ?? new TokenBucket(burst, perSecond, clock.now());
    buckets.set(keyId, bucket);
    const retryAfterMs = bucket.take(clock.now());
    if (retryAfterMs > 0)
      throw new OmniError("RATE_LIMITED", `This API key sends too much. Wait ${retryAfterMs} ms and try again.`, {
        details: { retryAfterMs },
      });
  }

  app.post(
    "/api/v1/interactions/:interactionId/insights",
    {
      schema: {
        summary: "Tells the agents of a live interaction what an outside service heard or suggests",
        description: "Needs `Authorization: Bearer <API key>` with the scope insights.write. See docs/insights.md.",
        tags: ["insights"],
        params,
        body: insight,
        response: { 200: z.object({ repeated: z.boolean() }), "4xx": errorBody },
      },
      config: { crossOrigin: true },
    },
    async (request) => {
      const { keyId } = apiKeys.check(request.headers.authorization, "insights.write");
      takeToken(keyId);
      return insights.add(request.params.interactionId, request.body);
    },
  );

  app.get(
    "/api/interactions/:interactionId/insights",
    {
      schema: {
        summary: "What was told about an interaction, oldest first",
        tags: ["insights"],
        params,
        response: { 200: z.object({ insights: z.array(stored) }), "4xx": errorBody },
      },
    },
    async (request) => {
      const { userId, userType } = requireUser(request, accounts, everybody);
      const { interactionId } = request.params;
      const interaction = centre.findInteraction(interactionId);
      const mayRead = interaction !== null && (userType !== "AGENT" || partOf(interaction, userId) !== null);
      if (!mayRead)
        throw new OmniError("INTERACTION_NOT_FOUND", `You have no interaction ${interactionId}.`, {
          details: { interactionId },
        });
      return { insights: insights.of(interactionId) };
    },
  );
};
