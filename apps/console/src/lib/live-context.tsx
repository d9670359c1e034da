import type { MethodArguments, MethodName, MethodResults } from "@omni/contract";
import type { LiveCallOptions } from "@omni/live";
import { createContext, useContext, type ReactNode } from "react";
import type { AgentWorld, LiveState } from "./live-state.ts";
import type { LiveStore } from "./live-store.ts";
import { useStore } from "./store.ts";

const LiveContext = createContext<LiveStore | null>(null);

export function LiveProvider({ live, children }: { live: LiveStore; children: ReactNode }) {
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLiveStore(): LiveStore {
  const live = useContext(LiveContext);
  if (live === null) throw new Error("LiveProvider is missing.");
  return live;
}

/** A part of the live state; see `useStore` for what `select` may do. */
export function useLive<Selected>(select: (state: LiveState) => Selected): Selected {
  return useStore(useLiveStore(), select);
}

/** A part of the agent's world. Only for what is rendered after the first snapshot. */
export function useWorld<Selected>(select: (world: AgentWorld) => Selected): Selected {
  return useLive(({ world }) => {
    if (world === null) throw new Error("There is no snapshot yet.");
    return select(world);
  });
}

export type Call = <M extends MethodName>(
  method: M,
  argument: MethodArguments[M],
  options?: LiveCallOptions,
) => Promise<MethodResults[M]>;

/** Calls a method of the contract on the server. */
export function useCall(): Call {
  return useLiveStore().client.call;
}
