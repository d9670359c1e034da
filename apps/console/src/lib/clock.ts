import { useSyncExternalStore } from "react";
import { useLiveStore } from "./live-context.tsx";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let tick = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    tick++;
    for (const each of [...listeners]) each();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The server's time, renewed each second by one timer for the whole page. */
export function useServerNow(): number {
  useSyncExternalStore(subscribe, () => tick);
  return useLiveStore().serverNow();
}
