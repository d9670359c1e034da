import { createStore, useStore } from "../../lib/store.ts";

/** Orders that the server has not answered yet, wherever they were given: by button, shortcut or palette. */
const underWay = createStore<ReadonlySet<string>>(new Set());

const keyOf = (interactionId: string, order: string): string => `${interactionId} ${order}`;

/** Whether an order of the interaction waits for the server's word. */
export const useUnderWay = (interactionId: string): ((order: string) => boolean) => {
  const all = useStore(underWay, (keys) => keys);
  return (order) => all.has(keyOf(interactionId, order));
};

/** Runs an order unless the same one is under way, which resolves with null. */
export async function runOnce<Result>(
  interactionId: string,
  order: string,
  run: () => Promise<Result>,
): Promise<Result | null> {
  const key = keyOf(interactionId, order);
  if (underWay.get().has(key)) return null;
  underWay.update((keys) => new Set([...keys, key]));
  try {
    return await run();
  } finally {
    underWay.update((keys) => new Set([...keys].filter((each) => each !== key)));
  }
}
