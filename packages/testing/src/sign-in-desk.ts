import type { Campaign, CurrentUser } from "@omni/contract";
import { toCampaign } from "@omni/engine";
import { OmniError } from "@omni/wire";
import type { TestCentre } from "./test-centre.ts";
import { testPassword } from "./test-directory.ts";

/** Signing in and out at one console. */
export interface SignInDesk {
  /** Who sits here, signed in or not. */
  readonly agentId: string;
  signIn(userName: string, password: string, force: boolean): CurrentUser;
  signOut(): void;
  user(userId: string): CurrentUser;
  campaigns(ids: readonly string[]): Campaign[];
}

const attemptLimit = 5;
const lockMs = 15 * 60_000;

export function createSignInDesk(centre: TestCentre, firstAgentId: string): SignInDesk {
  let agentId = firstAgentId;
  const failed = new Map<string, number>();
  const lockedUntil = new Map<string, number>();
  const isSignedIn = (id: string): boolean => centre.world.agents.get(id)?.loggedIn ?? false;

  const verify = (userName: string, password: string): CurrentUser => {
    const until = lockedUntil.get(userName) ?? 0;
    if (until > centre.clock.now()) {
      throw new OmniError("ACCOUNT_LOCKED", `The account ${userName} is locked.`, { details: { lockedUntil: until } });
    }
    const found = [...centre.world.directory.users.values()].find((each) => each.userName === userName);
    if (found !== undefined && password === testPassword) {
      failed.delete(userName);
      return toCurrentUser(found.userId);
    }
    const attempts = (failed.get(userName) ?? 0) + 1;
    failed.set(userName, attempts);
    if (attempts >= attemptLimit) lockedUntil.set(userName, centre.clock.now() + lockMs);
    throw new OmniError("INVALID_CREDENTIALS", "User name or password is wrong.");
  };

  const toCurrentUser = (userId: string): CurrentUser => {
    const { directory } = centre.world;
    const found = directory.users.get(userId);
    if (found === undefined) throw new OmniError("NOT_LOGGED_IN", "This user has been removed. Sign in again.");
    const { userName, name, type } = found;
    return { userId, userName, name, userType: type, locale: "en", contactCentreId: directory.contactCentreId };
  };

  return {
    get agentId() {
      return agentId;
    },
    user: toCurrentUser,
    campaigns(ids) {
      const { directory } = centre.world;
      return ids.flatMap((id) => {
        const campaign = directory.campaigns.get(id);
        return campaign === undefined ? [] : [toCampaign(directory, campaign)];
      });
    },
    signIn(userName, password, force) {
      const user = verify(userName, password);
      if (isSignedIn(agentId) && (!force || user.userId !== agentId)) {
        throw new OmniError("ALREADY_LOGGED_IN", "Somebody is signed in here already. Call session.logout first.");
      }
      centre.execute({ type: "agent.signIn", agentId: user.userId, takeOver: force });
      centre.execute({ type: "agent.connectionChanged", agentId: user.userId, state: "ONLINE" });
      agentId = user.userId;
      return user;
    },
    signOut() {
      centre.execute({ type: "agent.signOut", agentId });
    },
  };
}
