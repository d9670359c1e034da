import type { HistoryEntry } from "@omni/contract";
import { Drawer, Loader, Skeleton, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { formatDayAndTime } from "../../lib/format.ts";
import { useCall } from "../../lib/live-context.tsx";
import { ChannelIcon } from "../../ui/channel-icon.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import classes from "./customer.module.css";
import { messages } from "./messages.ts";

/** Most contacts are served without looking into an old one. */
const HistoryDetail = lazy(async () => ({ default: (await import("../history/index.ts")).HistoryDetail }));

const PastContact = ({ interactionId }: { interactionId: string }) => (
  <Suspense fallback={<Loader size="sm" m="2rem auto" display="block" aria-label={messages.historyLoading} />}>
    <HistoryDetail interactionId={interactionId} />
  </Suspense>
);

/** Past contacts across channels, newest first. `except`: the one that is going on. */
export function CustomerHistory({ customerId, except }: { customerId: string; except: string }) {
  const call = useCall();
  const [opened, setOpened] = useState<HistoryEntry | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["history", customerId],
    queryFn: ({ signal }) => call("interaction.getHistory", { customerId }, { signal }),
    staleTime: 60_000,
  });
  if (error !== null) {
    return <ErrorNote title={messages.historyFailed} error={error} onRetry={() => void refetch()} />;
  }
  if (data === undefined) {
    return (
      <div role="status" aria-busy="true" aria-label={messages.historyLoading}>
        <Skeleton height={44} mb="xs" />
        <Skeleton height={44} mb="xs" />
        <Skeleton height={44} />
      </div>
    );
  }
  const entries = data.filter(({ interactionId }) => interactionId !== except);
  if (entries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {messages.noHistory}
      </Text>
    );
  }
  return (
    <>
      <ol className={classes["history"]}>
        {entries.map((entry) => (
          <HistoryItem key={entry.interactionId} entry={entry} onOpen={() => setOpened(entry)} />
        ))}
      </ol>
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        position="right"
        size="lg"
        title={opened === null ? "" : messages.pastContact(formatDayAndTime(opened.startedAt))}
        closeButtonProps={{ "aria-label": messages.closePast }}
      >
        {opened !== null && <PastContact interactionId={opened.interactionId} />}
      </Drawer>
    </>
  );
}

function HistoryItem({ entry, onOpen }: { entry: HistoryEntry; onOpen: () => void }) {
  const { channelType, startedAt, campaignName, agentName, dispositionName, summary, notes } = entry;
  const text = summary === "" ? notes : summary;
  return (
    <li className={classes["entry"]}>
      <span className={classes["entryIcon"]}>
        <ChannelIcon channelType={channelType} size={14} named />
      </span>
      <div className={classes["entryText"]}>
        <div className={classes["entryHead"]}>
          <UnstyledButton
            className={classes["entryName"]}
            onClick={onOpen}
            aria-label={messages.openPast(dispositionName ?? campaignName, formatDayAndTime(startedAt))}
          >
            {dispositionName ?? campaignName}
          </UnstyledButton>
          <time className="tabular" dateTime={new Date(startedAt).toISOString()}>
            {formatDayAndTime(startedAt)}
          </time>
        </div>
        {text !== "" && <p className={classes["summary"]}>{text}</p>}
        <p className={classes["by"]}>
          {campaignName} · {agentName ?? messages.noAgent}
        </p>
      </div>
    </li>
  );
}
