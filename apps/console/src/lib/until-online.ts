import type { LiveStore } from "./live-store.ts";

/** Resolves when the console is, or comes back, online. */
export function untilOnline(live: LiveStore): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (live.get().connection !== "ONLINE") return;
      stop();
      resolve();
    };
    const stop = live.subscribe(look);
    look();
  });
}
