import type { SupervisorFrame } from "@omni/live";
import { useState } from "react";
import { useEventStream, type StreamState } from "../../lib/use-event-stream.ts";

export interface LiveFeed {
  frame: SupervisorFrame | null;
  state: StreamState;
  /** Adds to the server's times what this computer's clock is ahead. */
  skewMs: number;
}

/** The newest live view. */
export function useLiveFeed(): LiveFeed {
  const [newest, setNewest] = useState<{ frame: SupervisorFrame; skewMs: number } | null>(null);
  const state = useEventStream("/api/supervisor/live", (data) => {
    // The server is the console's own.
    const frame = data as SupervisorFrame;
    setNewest({ frame, skewMs: Date.now() - frame.at });
  });
  return { frame: newest?.frame ?? null, skewMs: newest?.skewMs ?? 0, state };
}
