import { Badge, Paper } from "@mantine/core";
import { IconHeadset } from "@tabler/icons-react";
import type { AgentActivity, AgentStatus, SupervisorFrame } from "@omni/live";
import { formatDuration } from "../../lib/format.ts";
import { Elapsed } from "../../ui/elapsed.tsx";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { SortTable, type Column } from "../../ui/sort-table.tsx";
import { AgentActions } from "./agent-actions.tsx";
import { messages } from "./messages.ts";
import classes from "./supervisor.module.css";

const words = messages.agents;

const tones: Record<AgentActivity, string> = {
  IDLE: "green",
  TALK: "ink",
  HOLD: "ink",
  RING: "ink",
  PREVIEW: "ink",
  WRAP_UP: "amber",
  BREAK: "red",
  OFFLINE: "gray",
};

const toColumns = (frame: SupervisorFrame, skewMs: number): Column<AgentStatus>[] => [
  { key: "name", label: words.name, value: ({ name }) => name, show: ({ name }) => name },
  {
    key: "activity",
    label: words.activity,
    value: ({ activity }) => messages.activities[activity],
    show: ({ activity, breakReason }) => (
      <>
        <Badge variant="light" color={tones[activity]} tt="none" radius="sm">
          {messages.activities[activity]}
        </Badge>
        {activity === "BREAK" && breakReason !== null && <span className={classes["sub"]}>{breakReason}</span>}
      </>
    ),
  },
  {
    key: "since",
    label: words.since,
    value: ({ since }) => -since,
    show: ({ since }) => <Elapsed since={since + skewMs} label={words.since} />,
    isNumber: true,
  },
  {
    key: "campaigns",
    label: words.campaigns,
    show: ({ campaignIds }) => (
      <span
        title={frame.campaigns
          .filter((each) => campaignIds.includes(each.campaignId))
          .map(({ name }) => name)
          .join(", ")}
      >
        {campaignIds.length}
      </span>
    ),
  },
  {
    key: "load",
    label: words.load,
    value: ({ load }) => load,
    show: ({ load, capacity }) => `${load} / ${capacity}`,
    isNumber: true,
  },
  { key: "handled", label: words.handled, value: (row) => row.handled, show: (row) => row.handled, isNumber: true },
  { key: "missed", label: words.missed, value: (row) => row.missed, show: (row) => row.missed, isNumber: true },
  {
    key: "talk",
    label: words.talk,
    value: ({ talkMs }) => talkMs,
    show: ({ talkMs }) => formatDuration(talkMs),
    isNumber: true,
  },
  {
    key: "actions",
    label: "",
    show: (agent) => <AgentActions agent={agent} breakReasons={frame.breakReasons} />,
  },
];

export function AgentsTable({ frame, skewMs }: { frame: SupervisorFrame; skewMs: number }) {
  return (
    <Paper withBorder className={classes["section"]} component="section" aria-label={words.title}>
      <h2 className={classes["heading"]}>{words.title}</h2>
      {frame.agents.length === 0 ? (
        <EmptyNote icon={<IconHeadset size={28} />} title={words.none}>
          {words.noneText}
        </EmptyNote>
      ) : (
        <SortTable
          label={words.title}
          columns={toColumns(frame, skewMs)}
          rows={frame.agents}
          keyOf={({ agentId }) => agentId}
          sorted={{ key: "name", order: "asc" }}
          minWidth={680}
        />
      )}
    </Paper>
  );
}
