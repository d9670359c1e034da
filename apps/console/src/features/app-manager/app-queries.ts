import type { AppChanges, AppDetails, AppPlaces, AppsList, SlotsList } from "@omni/live";
import {
  keepPreviousData,
  skipToken,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { getJson } from "../../lib/api.ts";
import type { ChangesTimes } from "./changes-filter.ts";

const keys = { list: ["app-manager", "list"], slots: ["app-manager", "slots"], places: ["app-manager", "places"] };
const detailsKey = (appId: string): string[] => ["app-manager", "details", appId];
export const appPath = (appId: string, rest = ""): string => `/api/apps/${encodeURIComponent(appId)}${rest}`;

const detailsQuery = (appId: string) => ({
  queryKey: detailsKey(appId),
  queryFn: ({ signal }: { signal: AbortSignal }) => getJson<AppDetails>(appPath(appId), signal),
});

export const useApps = () =>
  useQuery({ queryKey: keys.list, queryFn: ({ signal }) => getJson<AppsList>("/api/apps", signal) });

/** Without an app it asks for nothing. */
export const useAppDetails = (appId: string | null) =>
  useQuery(appId === null ? { queryKey: detailsKey(""), queryFn: skipToken } : detailsQuery(appId));

/** The details of several apps, as far as they are there. */
export function useDetailsOf(appIds: readonly string[]): Map<string, AppDetails> {
  const results = useQueries({ queries: appIds.map((appId) => ({ ...detailsQuery(appId), staleTime: 5_000 })) });
  return new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.appId, data]])));
}

export const useSlots = () =>
  useQuery({
    queryKey: keys.slots,
    queryFn: async ({ signal }) => (await getJson<SlotsList>("/api/slots", signal)).slots,
  });

export const usePlaces = () =>
  useQuery({ queryKey: keys.places, queryFn: ({ signal }) => getJson<AppPlaces>("/api/app-places", signal) });

/** The log of all apps, a page at a time. */
export const useChanges = (times: ChangesTimes) =>
  useInfiniteQuery({
    queryKey: ["app-manager", "changes", times],
    queryFn: ({ pageParam, signal }) => {
      const wanted = Object.entries({ ...times, before: pageParam }).filter(([, value]) => value !== null);
      const query = new URLSearchParams(wanted.map(([key, value]) => [key, String(value)]));
      return getJson<AppChanges>(`/api/app-changes?${query.toString()}`, signal);
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ changes, more }) => (more ? (changes.at(-1)?.seq ?? null) : null),
    placeholderData: keepPreviousData,
  });

/** An order about apps; whatever came of it, the page shows what the server has then. */
export function useAppOrder<Input, Result>(
  send: (input: Input) => Promise<Result>,
  { onDone, onFailed }: { onDone?: (result: Result) => void; onFailed?: (error: unknown) => void } = {},
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (result) => onDone?.(result),
    onError: (error) => onFailed?.(error),
    onSettled: () => queries.invalidateQueries({ queryKey: ["app-manager"] }),
  });
}
