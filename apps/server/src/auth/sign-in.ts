import type { CurrentUser } from "@omni/contract";
import { OmniError } from "@omni/wire";
import type { ContactCentre } from "../centre/contact-centre.ts";
import type { AgentSockets } from "../live/agent-sockets.ts";
import type { Accounts } from "./accounts.ts";
import type { SessionRow, Sessions } from "./sessions.ts";

export interface SignIn {
  username: string;
  password: string;
  /** The network that asks. */
  from: string;
  /** Ends the user's other session instead of refusing. */
  force: boolean;
  /** The session that the asking browser has now; it is replaced, not in the way. */
  own: Pick<SessionRow, "sessionHash" | "userId"> | null;
}

/** Signing in and out: the account, the browser's session and the agent's session together. */
export class SignInDesk {
  readonly #accounts: Accounts;
  readonly #sessions: Sessions;
  readonly #centre: ContactCentre;
  readonly #sockets: AgentSockets;

  constructor(accounts: Accounts, sessions: Sessions, centre: ContactCentre, sockets: AgentSockets) {
    this.#accounts = accounts;
    this.#sessions = sessions;
    this.#centre = centre;
    this.#sockets = sockets;
  }

  /** Rejects with INVALID_CREDENTIALS, ACCOUNT_LOCKED, RATE_LIMITED or ALREADY_LOGGED_IN. */
  async signIn({ username, password, from, force, own }: SignIn): Promise<CurrentUser> {
    const user = await this.#accounts.verify(username, password, from);
    const others = this.#sessions.ofUser(user.userId).filter(({ sessionHash }) => sessionHash !== own?.sessionHash);
    if (others.length > 0 && !force)
      throw new OmniError(
        "ALREADY_LOGGED_IN",
        `${user.userName} is signed in elsewhere. Sign out there, or sign in with force to end that session.`,
      );
    for (const { sessionHash } of others) await this.#sessions.remove(sessionHash);
    if (others.length > 0)
      this.#sockets.close(user.userId, "FORCED_OUT", "You signed in somewhere else. This session has ended.");
    if (own !== null && own.userId !== user.userId) await this.#replace(own);
    await this.ensureSignedIn(user.userId);
    return user;
  }

  /** A browser's session that outlived the agent's session brings the agent back. */
  async ensureSignedIn(userId: string): Promise<void> {
    await this.#centre.execute({ type: "agent.signIn", agentId: userId, takeOver: true });
    if (this.#sockets.isConnected(userId))
      await this.#centre.execute({ type: "agent.connectionChanged", agentId: userId, state: "ONLINE" });
  }

  /** Rejects with INVALID_STATE while interactions are open. */
  async signOut(userId: string, sessionHash: string): Promise<void> {
    if (this.#centre.world.agents.get(userId)?.loggedIn)
      await this.#centre.execute({ type: "agent.signOut", agentId: userId });
    await this.#sessions.remove(sessionHash);
    // After the answer to a sign-out that came by this very socket.
    setImmediate(() => this.#sockets.close(userId, "LOGGED_OUT", "You signed out."));
  }

  /** Ends a session whose time is over. Conversations of the agent go back to their queues. */
  async expire(userId: string, sessionHash: string): Promise<void> {
    await this.#sessions.remove(sessionHash);
    if (this.#sessions.ofUser(userId).length > 0) return;
    await this.#centre.execute({
      type: "agent.forceOut",
      agentId: userId,
      status: "EXPIRED",
      reason: "The session was not renewed.",
    });
    this.#sockets.close(userId, "EXPIRED", "Your session has ended. Sign in again.");
  }

  /** Ends every session of the user by somebody else's order. Conversations of the agent go back to their queues. */
  async forceOut(userId: string, reason: string): Promise<void> {
    for (const { sessionHash } of this.#sessions.ofUser(userId)) await this.#sessions.remove(sessionHash);
    await this.#centre.execute({ type: "agent.forceOut", agentId: userId, status: "FORCED_OUT", reason });
    this.#sockets.close(userId, "FORCED_OUT", reason);
  }

  /** Somebody else signed in in this user's browser. */
  async #replace({ sessionHash, userId }: Pick<SessionRow, "sessionHash" | "userId">): Promise<void> {
    await this.#sessions.remove(sessionHash);
    if (this.#sessions.ofUser(userId).length > 0) return;
    const reason = "Another user signed in in this browser.";
    await this.#centre.execute({ type: "agent.forceOut", agentId: userId, status: "FORCED_OUT", reason });
    this.#sockets.close(userId, "FORCED_OUT", reason);
  }
}
