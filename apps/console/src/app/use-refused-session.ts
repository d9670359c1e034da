import { OmniError } from "@omni/wire";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";

const isRefused = (error: unknown): boolean => OmniError.is(error) && error.code === "NOT_LOGGED_IN";

/** Tells once that the server no longer knows the session, from the answers to what the pages ask and order. */
export function useRefusedSession(wanted: boolean, onGone: () => void): void {
  const queries = useQueryClient();
  const tell = useEffectEvent(onGone);
  useEffect(() => {
    if (!wanted) return;
    const stops = [
      queries.getQueryCache().subscribe((event) => {
        if (event.type === "updated" && event.action.type === "error" && isRefused(event.action.error)) tell();
      }),
      queries.getMutationCache().subscribe((event) => {
        if (event.type === "updated" && event.action.type === "error" && isRefused(event.action.error)) tell();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [queries, wanted]);
}
