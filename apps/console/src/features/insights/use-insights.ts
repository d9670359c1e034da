import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { getJson } from "../../lib/api.ts";
import { askAgain } from "../../lib/ask-again.ts";
import { useLiveStore } from "../../lib/live-context.tsx";
import { mergeInsights, toInsight, type Insight } from "./insight.ts";

const none: Insight[] = [];

/** What was told about the interaction, before and while this console is open. */
export function useInsights(interactionId: string | null): Insight[] {
  const live = useLiveStore();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ["insights", interactionId],
    queryFn: async ({ signal }) => {
      const path = `/api/interactions/${encodeURIComponent(interactionId ?? "")}/insights`;
      return (await getJson<{ insights: Insight[] }>(path, signal)).insights;
    },
    enabled: interactionId !== null,
    retry: false,
    staleTime: Infinity,
  });
  useEffect(
    () =>
      live.onItem((item) => {
        const insight = toInsight(item);
        if (insight === null || item.interactionId === null) return;
        queries.setQueryData<Insight[]>(["insights", item.interactionId], (before) =>
          before === undefined ? before : mergeInsights(before, [insight]),
        );
        // One that comes while the list is on its way is in the list that comes next.
        if (queries.getQueryData(["insights", item.interactionId]) === undefined)
          void askAgain(queries, ["insights", item.interactionId]);
      }),
    [live, queries],
  );
  return data ?? none;
}
