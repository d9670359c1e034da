import { Button } from "@mantine/core";
import { IconPlugConnectedX, IconRefresh } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { announce } from "../../lib/announcer.ts";
import { useLive, useLiveStore } from "../../lib/live-context.tsx";
import { Banner } from "../../ui/banner.tsx";
import { messages } from "./messages.ts";

/** Says that the line is gone, as long as it is. */
export function ConnectionBanner() {
  const live = useLiveStore();
  const connection = useLive((state) => state.connection);
  const wasOnline = useRef(true);

  useEffect(() => {
    const online = connection === "ONLINE";
    if (online && !wasOnline.current) announce(messages.backOnline);
    wasOnline.current = online;
  }, [connection]);

  useEffect(() => {
    const onOnline = (): void => live.client.retryNow();
    // Offline may be a moment without a network that the socket survives: its answer decides.
    const onOffline = (): void => live.client.checkNow();
    window.addEventListener("online", onOnline);
    window.addEventListener("offline", onOffline);
    return () => {
      window.removeEventListener("online", onOnline);
      window.removeEventListener("offline", onOffline);
    };
  }, [live]);

  if (connection === "ONLINE") return null;
  const offline = connection === "OFFLINE";
  return (
    <Banner
      tone={offline ? "bad" : "warn"}
      icon={offline ? <IconPlugConnectedX size={16} aria-hidden /> : <IconRefresh size={16} aria-hidden />}
      action={
        offline && (
          <Button size="compact-xs" variant="default" onClick={() => live.client.retryNow()}>
            {messages.retry}
          </Button>
        )
      }
    >
      {messages[connection]}
    </Banner>
  );
}
