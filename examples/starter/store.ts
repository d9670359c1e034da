import { toText } from "./connect.ts";

/** What every page shows beside its own: whether something is under way, and what went wrong. */
export interface PageState {
  isBusy: boolean;
  problem: string;
}

/** What a page shows, and who wants to know when it changes. Fits React's `useSyncExternalStore`; needs no framework. */
export class Store<State extends PageState> {
  #state: State;
  readonly #listeners = new Set<() => void>();

  constructor(state: State) {
    this.#state = state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): State => this.#state;

  readonly show = (change: Partial<State>): void => {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  };

  /** Does something that the console may refuse, and shows what went wrong. */
  async attempt(failure: string, work: () => Promise<void>): Promise<void> {
    this.#tell({ isBusy: true, problem: "" });
    try {
      await work();
    } catch (error) {
      this.#tell({ isBusy: false, problem: `${failure} ${toText(error)}` });
    } finally {
      this.#tell({ isBusy: false });
    }
  }

  #tell(change: Partial<PageState>): void {
    // A page state's own part, whatever else the state holds.
    this.show(change as Partial<State>);
  }
}
