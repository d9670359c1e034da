import { IconMapOff, IconPlugConnectedX } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { EndedScreen } from "../features/connection/index.ts";
import { SignInPage } from "../features/sign-in/index.ts";
import { useLive } from "../lib/live-context.tsx";
import { LoadingScreen } from "../ui/loading-screen.tsx";
import { MessageScreen } from "../ui/message-screen.tsx";
import { AgentDesk } from "./agent-desk.tsx";
import { messages } from "./messages.ts";
import { useLiveLink, useSession } from "./use-session.ts";
import { useRefusedSession } from "./use-refused-session.ts";
import { useStaffPage } from "./use-staff-page.ts";

/** Most who sign in are agents, who have no use for it. */
const StaffDesk = lazy(async () => ({ default: (await import("./staff-desk.tsx")).StaffDesk }));

/** The page for whoever is here: sign-in, an agent's desk, or the staff shell. */
export function Home() {
  const session = useSession();
  const user = session.data?.user ?? null;
  const [notice, setNotice] = useState<string | null>(null);
  const ended = useLive((state) => state.ended);
  const hasWorld = useLive((state) => state.world !== null);
  const connection = useLive((state) => state.connection);
  const isAgent = user?.userType === "AGENT";

  const navigate = useNavigate();
  const { pages, page, undecided, isDesk } = useStaffPage(user);

  const onSessionGone = (): void => {
    setNotice(messages.expired);
    session.forget();
  };
  // A staff page beside the desk leaves the agent's live link to the desk's own tab.
  useLiveLink(isAgent && isDesk, onSessionGone);
  useRefusedSession(user !== null && !(isAgent && isDesk), onSessionGone);

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
  if (undecided) return <LoadingScreen text={messages.loading} />;
  if (!isAgent || page !== null) {
    return (
      <Suspense fallback={<LoadingScreen text={messages.loading} />}>
        <StaffDesk
          user={user}
          expiresAt={session.data.expiresAt}
          pages={pages}
          page={page}
          atRoot={!isAgent && isDesk}
          onSignOut={signOut}
        />
      </Suspense>
    );
  }
  if (!isDesk) {
    return (
      <MessageScreen
        icon={<IconMapOff size={40} />}
        {...messages.notFound}
        onAction={() => void navigate({ to: "/" })}
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
