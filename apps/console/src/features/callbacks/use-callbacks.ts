import type { Callback, EventName } from "@omni/contract";
import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useEffect } from "react";
import { askAgain } from "../../lib/ask-again.ts";
import { useCall, useLiveStore } from "../../lib/live-context.tsx";
import { useCan } from "../../lib/use-can.ts";

const key = ["callbacks"] as const;
const changing: ReadonlySet<EventName> = new Set([
  "callbackScheduled",
  "callbackDue",
  "callbackReminder",
  "interactionInitiated",
  "interactionConnected",
  "interactionEnded",
]);

/** The callbacks of the agent and of the agent's campaigns. */
export function useCallbacks(): UseQueryResult<Callback[]> {
  const call = useCall();
  const can = useCan();
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call("interaction.getCallbacks", undefined, { signal }),
    enabled: can("interaction.getCallbacks"),
    refetchInterval: 60_000,
  });
}

export function useRefreshCallbacks(): () => void {
  const queries = useQueryClient();
  return () => void askAgain(queries, key);
}

/** Asks anew when an event says that the list changed. Once for the page. */
export function useCallbackEvents(): void {
  const live = useLiveStore();
  const queries = useQueryClient();
  useEffect(
    () =>
      live.onItem(({ name }) => {
        if (changing.has(name)) void askAgain(queries, key);
      }),
    [live, queries],
  );
}
