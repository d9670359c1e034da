import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../lib/api.ts";
import { useLiveStore } from "../lib/live-context.tsx";
import { showError } from "../ui/show-error.tsx";
import { messages } from "./messages.ts";

const sessionQuery = {
  queryKey: ["session"] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.session(signal),
};

/** The sign-in page's facts and the session itself outlive a change of user. */
const isOfSession = ([name]: readonly unknown[]): boolean => name === "session" || name === "public-info";

/** Who is signed in, as the server says; and signing out. */
export function useSession() {
  const live = useLiveStore();
  const queries = useQueryClient();
  const session = useQuery({ ...sessionQuery, retry: 2, staleTime: 30_000 });

  const forget = async (): Promise<void> => {
    live.reset();
    queries.removeQueries({ predicate: ({ queryKey }) => !isOfSession(queryKey) });
    await queries.refetchQueries({ queryKey: sessionQuery.queryKey });
  };
  return {
    ...session,
    refresh: () => void queries.refetchQueries({ queryKey: sessionQuery.queryKey }),
    forget: () => void forget(),
    async signOut() {
      try {
        await api.signOut();
        await forget();
      } catch (error) {
        showError(messages.signOutFailed, error);
      }
    },
  };
}

/** Opens the live link while `wanted`, and asks over HTTP whether the session is at its end when the link stays down. */
export function useLiveLink(wanted: boolean, onSessionGone: () => void): void {
  const live = useLiveStore();
  const queries = useQueryClient();
  useEffect(() => {
    if (!wanted) return;
    const stop = live.onEvent((event) => {
      if (event.type === "snapshot") {
        // What was fetched before may miss what happened meanwhile.
        void queries.invalidateQueries({ predicate: ({ queryKey }) => !isOfSession(queryKey) });
      }
      if (event.type === "attemptFailed" && event.attempt % 3 === 0) {
        api.session().then(
          ({ user }) => user === null && onSessionGone(),
          () => {
            // The server is not there at all: the link goes on trying.
          },
        );
      }
      if (event.type === "closed" && event.reason === "LOGGED_OUT") onSessionGone();
    });
    live.client.connect();
    return () => {
      stop();
      live.client.close();
    };
    // The callback only asks for a look at the session.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [live, queries, wanted]);
}
