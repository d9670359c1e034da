import type { CurrentUser, UserType } from "@omni/contract";
import { OmniError } from "@omni/wire";
import type { FastifyRequest } from "fastify";
import type { Accounts } from "./accounts.ts";

export const everybody: readonly UserType[] = ["AGENT", "SUPERVISOR", "ADMINISTRATOR"];
export const staff: readonly UserType[] = ["SUPERVISOR", "ADMINISTRATOR"];
export const administrators: readonly UserType[] = ["ADMINISTRATOR"];

/** Who asks. Throws NOT_LOGGED_IN, or PERMISSION_DENIED for another type of user. */
export function requireUser(
  { session }: FastifyRequest,
  accounts: Accounts,
  userTypes: readonly UserType[],
): CurrentUser {
  const user = session.userId === undefined ? null : accounts.findUser(session.userId);
  if (user === null) throw new OmniError("NOT_LOGGED_IN", "You are not signed in. Sign in again.");
  if (userTypes.includes(user.userType)) return user;
  throw new OmniError("PERMISSION_DENIED", "Your account may not do this. Ask an administrator.", {
    details: { userTypes: [...userTypes] },
  });
}
