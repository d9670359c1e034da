import type { Interaction } from "@omni/contract";
import { useEffect, useState } from "react";
import { useLive } from "../../lib/live-context.tsx";
import { freeTextUntil } from "./free-text.ts";
import { useMessages } from "./use-messages.ts";

const longestWaitMs = 2_147_483_647;

/** Whether free text goes out now; on WhatsApp it does for a day after the customer wrote. */
export function useFreeText(interaction: Interaction): boolean {
  const { all, loading } = useMessages(interaction.interactionId);
  const offsetMs = useLive((state) => state.clockOffsetMs);
  const until = freeTextUntil(interaction, all);
  const [passed, setPassed] = useState<number | null>(null);
  useEffect(() => {
    if (until === null) return;
    const wait = Math.max(0, until - (Date.now() + offsetMs));
    const timer = setTimeout(() => setPassed(until), Math.min(wait, longestWaitMs));
    return () => clearTimeout(timer);
  }, [until, offsetMs]);
  return until === null || loading || passed !== until;
}
