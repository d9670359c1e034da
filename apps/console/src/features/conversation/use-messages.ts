import type { Message } from "@omni/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useCall, useWorld } from "../../lib/live-context.tsx";
import { emptyConversation, mergeMessages } from "../../lib/live-state.ts";
import { showError } from "../../ui/show-error.tsx";
import { messages } from "./messages.ts";

const pageSize = 100;
const keyOf = (interactionId: string) => ["messages", interactionId] as const;

export interface ConversationMessages {
  all: readonly Message[];
  loading: boolean;
  error: unknown;
  retry: () => void;
  /** Null when there are none earlier. */
  loadEarlier: (() => void) | null;
}

/** The messages of a conversation: what was said before, and what arrives now. */
export function useMessages(interactionId: string): ConversationMessages {
  const call = useCall();
  const queries = useQueryClient();
  const conversation = useWorld((world) => world.conversations[interactionId]) ?? emptyConversation;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keyOf(interactionId),
    queryFn: async ({ signal }) => {
      const page = await call("interaction.getMessages", { interactionId, limit: pageSize }, { signal });
      return { messages: page, hasEarlier: page.length === pageSize };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

  const all = useMemo(
    () =>
      mergeMessages(data?.messages ?? [], conversation.messages).map((message) => {
        const status = conversation.statuses[message.messageId];
        return status === undefined ? message : { ...message, status };
      }),
    [data, conversation],
  );

  const loadEarlier = async (before: number): Promise<void> => {
    try {
      const page = await call("interaction.getMessages", { interactionId, before, limit: pageSize });
      queries.setQueryData(keyOf(interactionId), (known: typeof data) => ({
        messages: mergeMessages(page, known?.messages ?? []),
        hasEarlier: page.length === pageSize,
      }));
    } catch (reason) {
      showError(messages.earlierFailed, reason);
    }
  };

  const oldest = all[0];
  return {
    all,
    loading: isPending,
    error,
    retry: () => void refetch(),
    loadEarlier: data?.hasEarlier === true && oldest ? () => void loadEarlier(oldest.sentAt) : null,
  };
}

/** Puts a message that the server confirmed among those that were fetched, before its event arrives. */
export function useKeepMessage(interactionId: string): (message: Message) => void {
  const queries = useQueryClient();
  return (message) =>
    queries.setQueryData(
      keyOf(interactionId),
      (known: { messages: Message[]; hasEarlier: boolean } | undefined) =>
        known && { ...known, messages: mergeMessages(known.messages, [message]) },
    );
}
