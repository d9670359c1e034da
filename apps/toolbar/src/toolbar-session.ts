import { api, createStore, until, type Credentials, type LiveStore, type Store } from "@omni/console/toolbar-parts";
import type { CurrentUser } from "@omni/contract";
import type { CloseReason } from "@omni/live";
import { OmniError } from "@omni/wire";
import { messages } from "./messages.ts";

export interface SessionState {
  /** Undefined until the server has said. */
  user: CurrentUser | null | undefined;
  /** Why nobody is signed in any more. */
  notice: string | null;
}

/** Who is signed in to this toolbar. The cookie comes by HTTP, before the live link opens. */
export interface ToolbarSession extends Store<SessionState> {
  /** Takes up a session that this browser still has. */
  resume(): Promise<void>;
  /** Resolves when the agent's world is there. Rejects with what the server refuses, or PERMISSION_DENIED for others than agents. */
  signIn(credentials: Credentials & { force?: boolean }): Promise<CurrentUser>;
  /** Rejects with INVALID_STATE while interactions are open. */
  signOut(): Promise<void>;
}

const notices: Partial<Record<CloseReason, string>> = {
  EXPIRED: messages.expired,
  FORCED_OUT: messages.signedInElsewhere,
  TAKEN_OVER: messages.takenOver,
};

const linkEndsWithinMs = 3_000;

export function createToolbarSession(live: LiveStore, isEmbedded: boolean): ToolbarSession {
  const store = createStore<SessionState>({ user: undefined, notice: null });
  let busy = false;

  const leave = (notice: string | null): void => {
    live.reset();
    store.set({ user: null, notice });
  };

  live.onEvent((event) => {
    if (event.type !== "closed" || busy) return;
    // After everybody else has heard of it with the world still there.
    queueMicrotask(() => leave(notices[event.reason] ?? null));
  });

  const enter = async (user: CurrentUser): Promise<CurrentUser> => {
    live.client.connect();
    await untilWorld(live);
    store.set({ user, notice: null });
    return user;
  };

  return {
    ...store,
    async resume() {
      const { user } = await api.session();
      if (user?.userType === "AGENT") await enter(user);
      else store.set({ user: null, notice: null });
    },
    async signIn({ username, password, force = false }) {
      busy = true;
      try {
        await api.signIn({ username, password, force, ...(isEmbedded && { toolbar: true }) });
        const { user } = await api.session();
        if (user === null) throw new OmniError("NOT_SUPPORTED", messages.notKept);
        if (user.userType !== "AGENT") {
          await api.signOut();
          throw new OmniError("PERMISSION_DENIED", messages.agentsOnly);
        }
        live.reset();
        return await enter(user);
      } finally {
        busy = false;
      }
    },
    async signOut() {
      await api.signOut();
      // The server closes the link, which says so to whoever listens; without a link nobody would.
      if (live.get().connection !== "ONLINE") leave(null);
      // Who signs out is gone when this resolves, and may sign in again. A link that says nothing is not waited for.
      const timer = setTimeout(() => leave(null), linkEndsWithinMs);
      await until(store, ({ user }) => user === null);
      clearTimeout(timer);
    },
  };
}

/** Resolves with the first snapshot; rejects when the server ends the link instead. */
async function untilWorld(live: LiveStore): Promise<void> {
  const { world, ended } = await until(live, (state) => state.world !== null || state.ended !== null);
  if (world === null) throw new OmniError("NOT_LOGGED_IN", ended?.message ?? messages.expired);
}
