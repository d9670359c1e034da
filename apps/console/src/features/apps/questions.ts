import { OmniError } from "@omni/wire";
import { createStore, type Store } from "../../lib/store.ts";

/** A question that an app puts to the agent (`ui.confirm`). */
export interface AppQuestion {
  id: number;
  appName: string;
  title: string;
  message: string;
  confirmLabel: string | null;
  cancelLabel: string | null;
  answer: (confirmed: boolean) => void;
}

export interface AppQuestions extends Store<readonly AppQuestion[]> {
  /** Resolves with the agent's answer; an aborted question is taken back and answered with no. */
  ask(question: Omit<AppQuestion, "id" | "answer">, signal: AbortSignal): Promise<boolean>;
}

/** Questions wait for one another: the agent sees one at a time. */
/** So many questions of one app wait at most. */
const mostWaiting = 3;

export function createAppQuestions(): AppQuestions {
  const store = createStore<readonly AppQuestion[]>([]);
  let lastId = 0;
  return {
    ...store,
    ask: (question, signal) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        const answer = (confirmed: boolean): void => {
          store.update((all) => all.filter((each) => each.id !== id));
          resolve(confirmed);
        };
        if (store.get().filter(({ appName }) => appName === question.appName).length >= mostWaiting) {
          reject(new OmniError("RATE_LIMITED", `At most ${mostWaiting} questions of an app wait for the agent.`));
          return;
        }
        signal.addEventListener("abort", () => answer(false), { once: true });
        store.update((all) => [...all, { ...question, id, answer }]);
      }),
  };
}
