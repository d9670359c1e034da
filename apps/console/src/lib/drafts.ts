import { createStore, useStore } from "./store.ts";

/** Unfinished input of the agent. It survives a change of focus and a reload of the page, not the browser tab. */
const drafts = createStore<Readonly<Record<string, unknown>>>({});
const storageKey = "omni.drafts";

/** Reads what was stored, and stores each change from now on. */
export function keepDrafts(): void {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? "{}");
    if (typeof stored === "object" && stored !== null) drafts.set(stored as Record<string, unknown>);
  } catch {
    // Storage is blocked or holds something else: there is nothing to take up.
  }
  drafts.subscribe(() => {
    try {
      sessionStorage.setItem(storageKey, JSON.stringify(drafts.get()));
    } catch {
      // Storage is full or blocked: drafts then last for this page.
    }
  });
}

export interface Draft<Value> {
  value: Value;
  set: (value: Value) => void;
  clear: () => void;
}

/** The draft of one place, such as `message:<interactionId>`. Each key holds one kind of value. */
export function useDraft<Value>(key: string, initial: Value): Draft<Value> {
  const stored = useStore(drafts, (all) => all[key] as Value | undefined);
  return {
    value: stored ?? initial,
    set: (value) => drafts.update((all) => ({ ...all, [key]: value })),
    clear: () =>
      drafts.update((all) => {
        const { [key]: _gone, ...rest } = all;
        return rest;
      }),
  };
}
