import { useSyncExternalStore } from "react";

/** A value outside React that components read by selection. */
export interface Store<State> {
  get(): State;
  set(next: State): void;
  update(change: (state: State) => State): void;
  /** Returns its own undo. */
  subscribe(listener: () => void): () => void;
}

export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  const store: Store<State> = {
    get: () => state,
    set(next) {
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    update: (change) => store.set(change(state)),
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
