import {
  createLiveClient,
  newId,
  type InboxItem,
  type LiveClient,
  type LiveClientEvent,
  type LiveClientOptions,
  type PassingItem,
} from "@omni/live";
import { initialLiveState, reduceLive, type LiveState } from "./live-state.ts";
import { createStore, type Store } from "./store.ts";

/** The agent's live state, and the link that feeds it. */
export interface LiveStore extends Store<LiveState> {
  readonly client: LiveClient;
  /** Each contract event once, in order, after the state took it in. Returns its own undo. */
  onItem(listener: (item: InboxItem | PassingItem) => void): () => void;
  /** The same, before anything of the page itself: what the page draws must not hold up apps. */
  onItemForApps(listener: (item: InboxItem | PassingItem) => void): () => void;
  onEvent(listener: (event: LiveClientEvent) => void): () => void;
  /** Forgets the agent, such as after signing out. */
  reset(): void;
  /** Milliseconds since the epoch on the server's clock. */
  serverNow(): number;
}

export function createLiveStore(
  openClient: (onEvent: LiveClientOptions["onEvent"]) => LiveClient,
  now: () => number = Date.now,
): LiveStore {
  const store = createStore<LiveState>(initialLiveState);
  const itemListeners = new Set<(item: InboxItem | PassingItem) => void>();
  const appListeners = new Set<(item: InboxItem | PassingItem) => void>();
  const eventListeners = new Set<(event: LiveClientEvent) => void>();
  let lastSeq: number | null = null;

  const tell = (item: InboxItem | PassingItem): void => {
    for (const listener of [...appListeners, ...itemListeners]) listener(item);
  };

  const client = openClient((event) => {
    // Apps are told before the page is drawn anew: drawing takes longer than all the rest of an event's way.
    const draw = store.take((state) => reduceLive(state, event));
    for (const listener of [...eventListeners]) listener(event);
    if (event.type === "passing") tell(event.item);
    if (event.type === "inbox") {
      lastSeq = event.item.seq;
      tell(event.item);
    }
    if (event.type === "snapshot") {
      // The console missed more than the server kept: what is still known of the missed events reaches the apps.
      const seen = lastSeq;
      lastSeq = event.snapshot.seq;
      if (seen !== null) for (const item of event.snapshot.lastEvents) if (item.seq > seen) tell(item);
    }
    draw();
  });

  return {
    ...store,
    client,
    onItem(listener) {
      itemListeners.add(listener);
      return () => itemListeners.delete(listener);
    },
    onItemForApps(listener) {
      appListeners.add(listener);
      return () => appListeners.delete(listener);
    },
    onEvent(listener) {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    reset() {
      client.close();
      lastSeq = null;
      store.set({ ...initialLiveState, looksAway: store.get().looksAway });
    },
    serverNow: () => now() + store.get().clockOffsetMs,
  };
}

/** The store over this page's own server. */
export function connectLiveStore(): LiveStore {
  const { protocol, host } = window.location;
  const url = `${protocol === "https:" ? "wss" : "ws"}://${host}/live`;
  const live = createLiveStore((onEvent) => createLiveClient({ url, tabId: newId(), onEvent }));
  const attend = (): void => live.client.attend(document.visibilityState === "hidden");
  document.addEventListener("visibilitychange", attend);
  attend();
  return live;
}
