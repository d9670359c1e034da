import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";

export type StreamState = "CONNECTING" | "LIVE" | "RECONNECTING";

const retryMs = 3_000;

/** Listens to Server-Sent Events while `path` is not null. The server that says `closed` is not asked again. */
export function useEventStream(path: string | null, onMessage: (data: unknown) => void): StreamState {
  const [state, setState] = useState<StreamState>("CONNECTING");
  const queries = useQueryClient();
  const hear = useEffectEvent(onMessage);
  // The session may be over: whoever shows the page asks, and shows the sign-in when it is.
  const ask = useEffectEvent(() => void queries.refetchQueries({ queryKey: ["session"] }));
  useEffect(() => {
    if (path === null) return;
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = (): void => {
      source = new EventSource(path);
      source.addEventListener("open", () => setState("LIVE"));
      source.addEventListener("message", ({ data }: MessageEvent<string>) => hear(JSON.parse(data)));
      source.addEventListener("closed", () => {
        source?.close();
        ask();
      });
      source.addEventListener("error", () => {
        setState("RECONNECTING");
        // A browser gives up for good when the server answered with an error.
        if (source?.readyState !== EventSource.CLOSED) return;
        ask();
        timer = setTimeout(open, retryMs);
      });
    };
    open();
    return () => {
      source?.close();
      clearTimeout(timer);
      setState("CONNECTING");
    };
  }, [path]);
  return state;
}
