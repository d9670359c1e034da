import { useSyncExternalStore } from "react";

/** A value outside React that components read by selection. */
export interface Store<State> {
  get(): State;
  set(next: State): void;
  update(change: (state: State) => State): void;
  /** Takes the change in at once; the result tells the listeners, for one who has something to do before them. */
  take(change: (state: State) => State): () => void;
  /** Returns its own undo. */
  subscribe(listener: () => void): () => void;
}

export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  const store: Store<State> = {
    get: () => state,
    set: (next) => store.update(() => next),
    update: (change) => store.take(change)(),
    take(change) {
      const next = change(state);
      if (Object.is(next, state)) return () => {};
      state = next;
      return () => {
        for (const listener of [...listeners]) listener();
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return store;
}

/** `select` must answer the same object for the same state: select what is stored, derive in the component. */
export function useStore<State, Selected>(store: Store<State>, select: (state: State) => Selected): Selected {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
