import { IconPlugConnectedX } from "@tabler/icons-react";
import { useState } from "react";
import { EndedScreen } from "../features/connection/index.ts";
import { AccountMenu } from "../features/session/index.ts";
import { SignInPage } from "../features/sign-in/index.ts";
import { StaffPage } from "../features/staff/index.ts";
import { useLive } from "../lib/live-context.tsx";
import { LoadingScreen } from "../ui/loading-screen.tsx";
import { MessageScreen } from "../ui/message-screen.tsx";
import { AgentDesk } from "./agent-desk.tsx";
import { messages } from "./messages.ts";
import { useLiveLink, useSession } from "./use-session.ts";

/** The page for whoever is here: sign-in, an agent's desk, or the staff page. */
export function Home() {
  const session = useSession();
  const user = session.data?.user ?? null;
  const [notice, setNotice] = useState<string | null>(null);
  const ended = useLive((state) => state.ended);
  const hasWorld = useLive((state) => state.world !== null);
  const connection = useLive((state) => state.connection);
  const isAgent = user?.userType === "AGENT";

  useLiveLink(isAgent, () => {
    setNotice(messages.expired);
    session.forget();
  });

  if (session.isPending) return <LoadingScreen text={messages.loading} />;
  if (session.data === undefined) {
    return (
      <MessageScreen
        icon={<IconPlugConnectedX size={40} />}
        {...messages.unreachable}
        onAction={session.refresh}
        busy={session.isFetching}
      />
    );
  }
  if (user === null)
    return (
      <SignInPage
        notice={notice}
        onSignedIn={() => {
          setNotice(null);
          session.refresh();
        }}
      />
    );
  const signOut = (): void => {
    setNotice(null);
    void session.signOut();
  };
  if (!isAgent) {
    return (
      <StaffPage
        user={user}
        expiresAt={session.data.expiresAt}
        accountMenu={<AccountMenu user={user} onSignOut={signOut} />}
      />
    );
  }
  if (ended !== null && ended.reason !== "LOGGED_OUT") {
    return <EndedScreen reason={ended.reason} message={ended.message} onSignIn={session.forget} />;
  }
  if (!hasWorld) {
    if (connection !== "OFFLINE") return <LoadingScreen text={messages.connecting} />;
    return (
      <MessageScreen icon={<IconPlugConnectedX size={40} />} {...messages.unreachable} onAction={session.refresh} />
    );
  }
  return <AgentDesk onSignOut={signOut} />;
}
