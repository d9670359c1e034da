import { normalizeIP } from "@fastify/rate-limit";
import { OmniError } from "@omni/wire";
import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Accounts } from "../auth/accounts.ts";
import { toSessionHash } from "../auth/sessions.ts";
import type { SignInDesk } from "../auth/sign-in.ts";
import { credentials, currentUser, errorBody, nothing } from "./schemas.ts";

export interface SessionRoutesOptions {
  accounts: Accounts;
  desk: SignInDesk;
  /** Per network address. */
  signInsPerMinute: number;
}

/** When the browser's session ends, or null when nobody is signed in. */
const expiresAtOf = ({ session }: FastifyRequest): number | null =>
  session.userId === undefined ? null : (session.cookie.expires?.getTime() ?? null);

/** Signing in and out of the console; the cookie is the session. */
export const sessionRoutes: FastifyPluginAsyncZod<SessionRoutesOptions> = async (app, options) => {
  const { accounts, desk, signInsPerMinute } = options;

  app.post(
    "/api/session/login",
    {
      schema: {
        summary: "Signs a user in",
        tags: ["session"],
        body: credentials,
        response: { 200: z.object({ user: currentUser }), "4xx": errorBody },
      },
      config: { rateLimit: { max: signInsPerMinute, timeWindow: 60_000 } },
    },
    async (request) => {
      const { username, password, force, toolbar } = request.body;
      const { userId, sessionId } = request.session;
      const own = userId === undefined ? null : { userId, sessionHash: toSessionHash(sessionId) };
      const user = await desk.signIn({
        username,
        password,
        from: normalizeIP(request.ip, 64),
        force: force ?? false,
        own,
      });
      // A session's id from before the sign-in may be known to somebody else.
      await request.session.regenerate();
      // Saved before the answer leaves, because it changed.
      request.session.userId = user.userId;
      if (toolbar === true) Object.assign(request.session.cookie, { sameSite: "none", partitioned: true });
      return { user };
    },
  );

  app.post(
    "/api/session/logout",
    {
      schema: {
        summary: "Signs the user out; refused while interactions are open",
        tags: ["session"],
        response: { 200: nothing, "4xx": errorBody },
      },
    },
    async (request) => {
      const { userId, sessionId } = request.session;
      if (userId === undefined) return {};
      await desk.signOut(userId, toSessionHash(sessionId));
      await request.session.destroy();
      return {};
    },
  );

  app.get(
    "/api/session",
    {
      schema: {
        summary: "Who is signed in, and until when",
        tags: ["session"],
        response: { 200: z.object({ user: currentUser.nullable(), expiresAt: z.number().nullable() }) },
      },
    },
    async (request) => {
      const { userId } = request.session;
      const user = userId === undefined ? null : accounts.findUser(userId);
      return { user, expiresAt: user === null ? null : expiresAtOf(request) };
    },
  );

  app.post(
    "/api/session/renew",
    {
      schema: {
        summary: "Starts the session's time anew",
        tags: ["session"],
        response: { 200: z.object({ expiresAt: z.number() }), "4xx": errorBody },
      },
    },
    async (request) => {
      request.session.touch();
      const expiresAt = expiresAtOf(request);
      if (expiresAt === null) throw new OmniError("NOT_LOGGED_IN", "You are not signed in. Sign in again.");
      await request.session.save();
      return { expiresAt };
    },
  );
};
