import type { HistoryChoices, HistoryPage, PastInteractionDetail } from "@omni/live";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getJson } from "../../lib/api.ts";
import { toParameters, type HistoryQuery } from "./history-query.ts";

/** The pages of a query that have been asked for. */
export function useHistory(query: HistoryQuery) {
  return useInfiniteQuery({
    queryKey: ["history", query],
    queryFn: ({ pageParam, signal }) => {
      const parameters = toParameters(query, Date.now());
      if (pageParam !== null) parameters.set("cursor", pageParam);
      return getJson<HistoryPage>(`/api/history?${parameters}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
  });
}

export const useHistoryChoices = () =>
  useQuery({
    queryKey: ["history-choices"],
    queryFn: ({ signal }) => getJson<HistoryChoices>("/api/history/choices", signal),
    staleTime: 60_000,
  });

/** The server shows agents what their customers of the moment had, and staff everything. */
export const usePastInteraction = (interactionId: string) =>
  useQuery({
    queryKey: ["past-interaction", interactionId],
    queryFn: ({ signal }) =>
      getJson<PastInteractionDetail>(`/api/interactions/${encodeURIComponent(interactionId)}/past`, signal),
  });
