import { Loader, Select } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import type { LiveInteraction } from "@omni/live";
import { Suspense, useState } from "react";
import { formatTime } from "../../lib/format.ts";
import { Banner } from "../../ui/banner.tsx";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { AgentsTable } from "./agents-table.tsx";
import { ContactsTable } from "./contacts-table.tsx";
import { LookInPanel } from "./look-in-panel.tsx";
import { messages } from "./messages.ts";
import { QueuesTable } from "./queues-table.tsx";
import { ReassignDialog } from "./reassign-dialog.tsx";
import { selectCampaign } from "./select-campaign.ts";
import { SummaryTiles } from "./summary-tiles.tsx";
import classes from "./supervisor.module.css";
import { useLiveFeed } from "./use-live-feed.ts";
import { useStaffOrder } from "./use-staff-order.ts";

const LiveCharts = lazyPart(async () => (await import("./live-charts.tsx")).LiveCharts);

/** Everything that goes on, and what a supervisor may do about it. */
export function LivePage() {
  const { frame, state, skewMs } = useLiveFeed();
  const [campaignId, setCampaignId] = useState<string | null>(null);
  const [reassigning, setReassigning] = useState<LiveInteraction | null>(null);
  const [watched, setWatched] = useState<LiveInteraction | null>(null);
  const lookIn = useStaffOrder(messages.lookIn.failed);
  if (frame === null) {
    return (
      <>
        {state === "RECONNECTING" && <Lost />}
        <Loader size="sm" m="4rem auto" display="block" role="status" aria-label={messages.loading} />
      </>
    );
  }
  const shown = selectCampaign(frame, campaignId);
  const startLookIn = async (contact: LiveInteraction): Promise<void> => {
    const path = `interactions/${encodeURIComponent(contact.interactionId)}/look-in`;
    if (await lookIn.send(path, { mode: "SNOOP" })) setWatched(contact);
  };
  return (
    <>
      {state === "RECONNECTING" && <Lost />}
      <PageHead title={messages.title} text={messages.text(formatTime(frame.dayStartedAt + skewMs))}>
        <Select
          label={messages.campaign}
          placeholder={messages.allCampaigns}
          data={frame.campaigns.map((each) => ({ value: each.campaignId, label: each.name }))}
          value={campaignId}
          onChange={setCampaignId}
          clearable
        />
      </PageHead>
      <SummaryTiles frame={shown} skewMs={skewMs} />
      <Suspense fallback={<div className={classes["charts"]} />}>
        <LiveCharts frame={shown} />
      </Suspense>
      <ContactsTable
        frame={shown}
        skewMs={skewMs}
        onReassign={setReassigning}
        onLookIn={(contact) => void startLookIn(contact)}
      />
      <div className={classes["two"]}>
        <QueuesTable frame={shown} skewMs={skewMs} />
        <AgentsTable frame={shown} skewMs={skewMs} />
      </div>
      {reassigning !== null && (
        <ReassignDialog contact={reassigning} frame={frame} onClose={() => setReassigning(null)} />
      )}
      {watched !== null && <LookInPanel contact={watched} onClose={() => setWatched(null)} />}
    </>
  );
}

const Lost = () => (
  <Banner tone="warn" icon={<IconPlugConnectedX size={16} aria-hidden />}>
    {messages.reconnecting}
  </Banner>
);
