import type { CurrentUser } from "@omni/contract";
import { OmniError } from "@omni/wire";
import type { FastifyRequest } from "fastify";
import type { Accounts } from "../auth/accounts.ts";

/** The supervisor or administrator who asks. Throws NOT_LOGGED_IN or PERMISSION_DENIED. */
export function staffOf({ session }: FastifyRequest, accounts: Accounts): CurrentUser {
  const user = session.userId === undefined ? null : accounts.findUser(session.userId);
  if (user === null) throw new OmniError("NOT_LOGGED_IN", "You are not signed in. Sign in again.");
  if (user.userType === "AGENT")
    throw new OmniError("PERMISSION_DENIED", "Only supervisors and administrators can do this.", {
      details: { userId: user.userId },
    });
  return user;
}
