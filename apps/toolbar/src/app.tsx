import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import {
  Announcer,
  lazyPart,
  LiveProvider,
  LoadingScreen,
  showError,
  theme,
  toCssVariables,
  useKeptFocus,
  useLive,
  useStore,
  type LiveStore,
} from "@omni/console/toolbar-parts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Suspense, useEffect, useState } from "react";
import { messages } from "./messages.ts";
import { RefusedNote } from "./refused-note.tsx";
import { SignIn } from "./sign-in.tsx";
import type { RefusedOrigin } from "./toolbar-host.ts";
import type { ToolbarSession } from "./toolbar-session.ts";

/** Half of what this page can load, and of no use on a page whose reader never signs in. */
const Toolbar = lazyPart(async () => (await import("./toolbar.tsx")).Toolbar);

interface Parts {
  live: LiveStore;
  session: ToolbarSession;
  refused: RefusedOrigin;
}

export function App({ live, session, refused }: Parts) {
  useKeptFocus();
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } }),
  );
  return (
    <MantineProvider theme={theme} cssVariablesResolver={toCssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <LiveProvider live={live}>
          <Screen session={session} refused={refused} />
          <Announcer />
          <Notifications position="bottom-left" limit={2} />
        </LiveProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Screen({ session, refused }: Omit<Parts, "live">) {
  const { user, notice } = useStore(session, (state) => state);
  const refusedOrigin = useStore(refused, (origin) => origin);
  const hasWorld = useLive(({ world }) => world !== null);
  useEffect(() => {
    session.resume().catch((error: unknown) => showError(messages.title, error));
  }, [session]);
  if (refusedOrigin !== null) return <RefusedNote origin={refusedOrigin} />;
  if (user === undefined) return <LoadingScreen text={messages.loading} />;
  if (user === null) return <SignIn session={session} notice={notice} />;
  if (!hasWorld) return <LoadingScreen text={messages.connecting} />;
  return (
    <Suspense fallback={<LoadingScreen text={messages.loading} />}>
      <Toolbar user={user} session={session} />
    </Suspense>
  );
}
