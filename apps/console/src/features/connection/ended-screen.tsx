import { IconBrowserShare, IconClockOff, IconLogout, IconRefreshAlert } from "@tabler/icons-react";
import type { CloseReason } from "@omni/live";
import { useLiveStore } from "../../lib/live-context.tsx";
import { MessageScreen } from "../../ui/message-screen.tsx";
import { messages } from "./messages.ts";

/** Why the server ended the connection, and the way back. Not for LOGGED_OUT, which leads to the sign-in page. */
export function EndedScreen({
  reason,
  message,
  onSignIn,
}: {
  reason: Exclude<CloseReason, "LOGGED_OUT">;
  message: string;
  onSignIn: () => void;
}) {
  const live = useLiveStore();
  switch (reason) {
    case "TAKEN_OVER":
      return (
        <MessageScreen
          icon={<IconBrowserShare size={40} />}
          {...messages.takenOver}
          onAction={() => live.client.connect()}
        />
      );
    case "FORCED_OUT":
      return (
        <MessageScreen icon={<IconLogout size={40} />} {...messages.forcedOut} text={message} onAction={onSignIn} />
      );
    case "EXPIRED":
      return <MessageScreen icon={<IconClockOff size={40} />} {...messages.expired} onAction={onSignIn} />;
    case "BAD_MESSAGE":
      return (
        <MessageScreen
          icon={<IconRefreshAlert size={40} />}
          {...messages.badMessage}
          onAction={() => window.location.reload()}
        />
      );
  }
}
