import type { EventName } from "@omni/contract";
import type { TimelineEntry } from "@omni/live";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { getJson } from "./api.ts";
import { askAgain } from "./ask-again.ts";
import { useLiveStore } from "./live-context.tsx";

/** What changes who takes part. */
const changing: ReadonlySet<EventName> = new Set<EventName>([
  "interactionConnected",
  "interactionUpdated",
  "transferInitiated",
  "transferFailed",
  "consultStarted",
  "consultConnected",
  "consultEnded",
  "conferenceStarted",
  "participantJoined",
  "participantLeft",
]);

const none: readonly TimelineEntry[] = [];

/** Who came to and left an interaction, oldest first; asked again whenever that changes. */
export function useNotices(interactionId: string): readonly TimelineEntry[] {
  const live = useLiveStore();
  const queries = useQueryClient();
  useEffect(
    () =>
      live.onItem((item) => {
        if (item.interactionId === interactionId && changing.has(item.name))
          void askAgain(queries, ["notices", interactionId]);
      }),
    [live, queries, interactionId],
  );
  const { data } = useQuery({
    queryKey: ["notices", interactionId],
    queryFn: ({ signal }) =>
      getJson<{ notices: TimelineEntry[] }>(`/api/interactions/${encodeURIComponent(interactionId)}/notices`, signal),
  });
  return data?.notices ?? none;
}
