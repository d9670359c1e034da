import { api, createStore, type Credentials, type LiveStore, type Store } from "@omni/console/toolbar-parts";
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

  /** Who signs out is gone when that resolves, and may sign in again. A link that says nothing is not waited for. */
  const untilLeft = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => leave(null), linkEndsWithinMs);
      const look = (): void => {
        if (store.get().user !== null) return;
        clearTimeout(timer);
        stop();
        resolve();
      };
      const stop = store.subscribe(look);
      look();
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
      await untilLeft();
    },
  };
}

/** Resolves with the first snapshot; rejects when the server ends the link instead. */
function untilWorld(live: LiveStore): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const { world, ended } = live.get();
      if (world === null && ended === null) return;
      stop();
      if (world === null) reject(new OmniError("NOT_LOGGED_IN", ended?.message ?? messages.expired));
      else resolve();
    };
    const stop = live.subscribe(look);
    look();
  });
}
