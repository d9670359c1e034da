import { Paper, Text } from "@mantine/core";
import type { QueueStatus, SupervisorFrame } from "@omni/live";
import { Elapsed } from "../../ui/elapsed.tsx";
import { SortTable, type Column } from "../../ui/sort-table.tsx";
import { messages } from "./messages.ts";
import classes from "./supervisor.module.css";

const words = messages.queues;

const toColumns = (campaignName: (id: string) => string, skewMs: number): Column<QueueStatus>[] => [
  {
    key: "name",
    label: words.name,
    value: ({ name }) => name,
    show: ({ name, campaignId }) => (
      <>
        {name}
        <span className={classes["sub"]}>{campaignName(campaignId)}</span>
      </>
    ),
  },
  { key: "waiting", label: words.waiting, value: ({ waiting }) => waiting, show: (row) => row.waiting, isNumber: true },
  {
    key: "longest",
    label: words.longest,
    value: ({ waitingSince }) => (waitingSince === null ? null : -waitingSince),
    show: ({ waitingSince }) =>
      waitingSince === null ? "–" : <Elapsed since={waitingSince + skewMs} label={words.longest} />,
    isNumber: true,
  },
  {
    key: "service",
    label: words.service,
    value: ({ serviceLevel }) => serviceLevel,
    show: ({ serviceLevel, serviceLevelSeconds }) => (
      <span title={words.serviceHint(serviceLevelSeconds)}>
        {serviceLevel === null ? "–" : `${Math.round(serviceLevel * 100)}%`}
      </span>
    ),
    isNumber: true,
  },
  { key: "answered", label: words.answered, value: (row) => row.answered, show: (row) => row.answered, isNumber: true },
  {
    key: "abandoned",
    label: words.abandoned,
    value: (row) => row.abandoned,
    show: (row) => row.abandoned,
    isNumber: true,
  },
  { key: "ready", label: words.ready, value: (row) => row.readyAgents, show: (row) => row.readyAgents, isNumber: true },
];

export function QueuesTable({ frame, skewMs }: { frame: SupervisorFrame; skewMs: number }) {
  const nameOf = (id: string): string => frame.campaigns.find(({ campaignId }) => campaignId === id)?.name ?? id;
  return (
    <Paper withBorder className={classes["section"]} component="section" aria-label={words.title}>
      <h2 className={classes["heading"]}>{words.title}</h2>
      {frame.queues.length === 0 ? (
        <Text size="sm" c="dimmed">
          {words.none}
        </Text>
      ) : (
        <SortTable
          label={words.title}
          columns={toColumns(nameOf, skewMs)}
          rows={frame.queues}
          keyOf={({ queueId }) => queueId}
          sorted={{ key: "name", order: "asc" }}
          minWidth={620}
        />
      )}
    </Paper>
  );
}
