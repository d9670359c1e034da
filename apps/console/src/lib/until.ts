import type { LiveStore } from "./live-store.ts";
import type { Store } from "./store.ts";

/** Resolves with the state as soon as it holds, at once when it does already. */
export function until<State>(
  store: Pick<Store<State>, "get" | "subscribe">,
  holds: (state: State) => boolean,
): Promise<State> {
  return new Promise((resolve) => {
    const look = (): void => {
      const state = store.get();
      if (!holds(state)) return;
      stop();
      resolve(state);
    };
    const stop = store.subscribe(look);
    look();
  });
}

/** Resolves when the console is, or comes back, online. */
export async function untilOnline(live: LiveStore): Promise<void> {
  await until(live, ({ connection }) => connection === "ONLINE");
}
