import type { Callback } from "@omni/contract";

export type Whose = "mine" | "campaign";

export interface CallbackGroups {
  due: Callback[];
  upcoming: Callback[];
}

const isOpen = ({ state }: Callback): boolean => state === "SCHEDULED" || state === "DUE";

/** Open callbacks in the order of their times; those whose time has come apart. */
export function groupCallbacks(callbacks: readonly Callback[], whose: Whose | "all", now: number): CallbackGroups {
  const open = callbacks
    .filter((each) => isOpen(each) && (whose === "all" || each.self === (whose === "mine")))
    .toSorted((a, b) => a.at - b.at);
  const isDue = ({ state, at }: Callback): boolean => state === "DUE" || at <= now;
  return { due: open.filter(isDue), upcoming: open.filter((each) => !isDue(each)) };
}
