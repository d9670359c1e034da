import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Accounts } from "../auth/accounts.ts";
import { requireUser, staff } from "../auth/require-user.ts";
import { toSessionHash } from "../auth/sessions.ts";
import { errorBody, nothing } from "../http/schemas.ts";
import { EventStream } from "./event-stream.ts";
import type { LiveFeed } from "./live-feed.ts";
import type { LookInFeed } from "./look-in-feed.ts";
import type { SupervisorOrders } from "./supervisor-orders.ts";

export interface SupervisorRoutesOptions {
  accounts: Accounts;
  feed: LiveFeed;
  lookIns: LookInFeed;
  orders: SupervisorOrders;
}

const id = z.string().min(1).max(200);
const agent = z.strictObject({ agentId: id });
const interaction = z.strictObject({ interactionId: id });
const availability = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("AVAILABLE") }),
  z.strictObject({ status: z.literal("ON_BREAK"), breakReason: z.string().min(1).max(200) }),
]);
const target = z.strictObject({ target: z.strictObject({ type: z.enum(["AGENT", "QUEUE"]), id }) });
const lookIn = z.strictObject({ mode: z.enum(["SNOOP", "WHISPER", "BARGE"]) });

const said = z.strictObject({ text: z.string().min(1).max(10_000), clientId: id });

const answers = { 200: nothing, "4xx": errorBody };
const tags = ["supervisor"];

/** What supervisors and administrators see and order while it happens. */
export const supervisorRoutes: FastifyPluginAsyncZod<SupervisorRoutesOptions> = async (app, options) => {
  const { accounts, feed, lookIns, orders } = options;
  // Who may not ask learns nothing of what could be asked.
  app.addHook("onRequest", async (request) => void requireUser(request, accounts, staff));

  app.get(
    "/api/supervisor/live",
    { schema: { summary: "Queues, agents and live interactions, as Server-Sent Events of SupervisorFrame", tags } },
    (request, reply) => {
      const viewer = {
        user: requireUser(request, accounts, staff),
        sessionHash: toSessionHash(request.session.sessionId),
        stream: new EventStream(reply, () => feed.remove(viewer)),
      };
      feed.add(viewer);
    },
  );

  app.get(
    "/api/supervisor/interactions/:interactionId/live",
    {
      schema: {
        summary: "A conversation that the supervisor looks into, as Server-Sent Events of LookInEvent",
        tags,
        params: interaction,
      },
    },
    (request, reply) => {
      const user = requireUser(request, accounts, staff);
      const { interactionId } = request.params;
      lookIns.check(user, interactionId);
      const reader = { user, interactionId, stream: new EventStream(reply, () => lookIns.remove(reader)) };
      lookIns.add(reader);
    },
  );

  app.post(
    "/api/supervisor/agents/:agentId/availability",
    { schema: { summary: "Sets an agent's availability", tags, params: agent, body: availability, response: answers } },
    async (request) => {
      const { body, params } = request;
      const breakReason = body.status === "ON_BREAK" ? body.breakReason : null;
      await orders.setAvailability(requireUser(request, accounts, staff), params.agentId, body.status, breakReason);
      return {};
    },
  );

  app.post(
    "/api/supervisor/agents/:agentId/sign-out",
    {
      schema: {
        summary: "Signs an agent out; conversations go back to their queues",
        tags,
        params: agent,
        response: answers,
      },
    },
    async (request) => {
      await orders.signOut(requireUser(request, accounts, staff), request.params.agentId);
      return {};
    },
  );

  app.post(
    "/api/supervisor/interactions/:interactionId/reassign",
    {
      schema: {
        summary: "Gives an interaction to an agent or a queue",
        tags,
        params: interaction,
        body: target,
        response: answers,
      },
    },
    async (request) => {
      await orders.reassign(requireUser(request, accounts, staff), request.params.interactionId, request.body.target);
      return {};
    },
  );

  app.post(
    "/api/supervisor/interactions/:interactionId/look-in",
    {
      schema: {
        summary: "Looks into a conversation, or changes how",
        tags,
        params: interaction,
        body: lookIn,
        response: answers,
      },
    },
    async (request) => {
      await orders.lookIn(requireUser(request, accounts, staff), request.params.interactionId, request.body.mode);
      return {};
    },
  );

  app.post(
    "/api/supervisor/interactions/:interactionId/messages",
    {
      schema: {
        summary: "Writes to the agents while whispering, to everybody while barging in",
        tags,
        params: interaction,
        body: said,
        response: answers,
      },
    },
    async (request) => {
      const { text, clientId } = request.body;
      await orders.write(requireUser(request, accounts, staff), request.params.interactionId, clientId, text);
      return {};
    },
  );

  app.post(
    "/api/supervisor/interactions/:interactionId/stop-look-in",
    { schema: { summary: "Looks into a conversation no more", tags, params: interaction, response: answers } },
    async (request) => {
      await orders.stopLookIn(requireUser(request, accounts, staff), request.params.interactionId);
      return {};
    },
  );
};
