import { Loader } from "@mantine/core";
import type { AppVersion } from "@omni/live";
import { useState } from "react";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useAppDetails } from "./app-queries.ts";
import { InstallFlow } from "./install-flow.tsx";
import { messages } from "./messages.ts";
import type { OpenPage } from "./use-page-address.ts";

interface InstallViewProps {
  appId: string | null;
  version: string | null;
  open: OpenPage;
}

/** Installs an app from the beginning, or goes on with a version that is uploaded already. */
export function InstallView({ appId, version, open }: InstallViewProps) {
  const [rounds, setRounds] = useState(0);
  const onAgain = (): void => {
    setRounds((count) => count + 1);
    open({ view: "INSTALL" });
  };
  if (appId === null || version === null)
    return <InstallFlow key={rounds} appId={appId} start={null} open={open} onAgain={onAgain} />;
  return <Resumed appId={appId} version={version} open={open} onAgain={onAgain} />;
}

function Resumed({
  appId,
  version,
  open,
  onAgain,
}: {
  appId: string;
  version: string;
  open: OpenPage;
  onAgain: () => void;
}) {
  const { data, error, refetch } = useAppDetails(appId);
  // What is activated in this flow must not restart it when the details come anew.
  const [start, setStart] = useState<AppVersion | null>(null);
  const found = start ?? data?.versions.find((each) => each.version === version) ?? null;
  if (start === null && found !== null) setStart(found);
  if (found !== null) return <InstallFlow appId={appId} start={found} open={open} onAgain={onAgain} />;
  if (error !== null || data !== undefined)
    return <ErrorNote title={messages.failed} error={error} onRetry={() => void refetch()} />;
  return <Loader size="sm" m="4rem auto" display="block" role="status" aria-label={messages.loading} />;
}
