import { Table, UnstyledButton } from "@mantine/core";
import type { HistorySort, PastInteraction } from "@omni/live";
import { formatDayAndTime, formatDuration } from "../../lib/format.ts";
import { ChannelIcon } from "../../ui/channel-icon.tsx";
import { SortHeading } from "../../ui/sort-table.tsx";
import { StackTable } from "../../ui/stack-table.tsx";
import type { HistoryQuery } from "./history-query.ts";
import classes from "./history.module.css";
import { messages } from "./messages.ts";

/** One line for each contact; the server sorts. */
export function HistoryTable({
  items,
  query,
  onSort,
  onOpen,
}: {
  items: readonly PastInteraction[];
  query: HistoryQuery;
  onSort: (query: HistoryQuery) => void;
  onOpen: (past: PastInteraction) => void;
}) {
  const heading = (sort: HistorySort, isNumber = false) => (
    <SortHeading
      label={messages.columns[sort]}
      isNumber={isNumber}
      order={query.sort === sort ? query.order : null}
      onSort={() => onSort({ ...query, sort, order: query.sort === sort && query.order === "desc" ? "asc" : "desc" })}
    />
  );
  return (
    <StackTable
      minWidth={820}
      className={classes["table"]}
      verticalSpacing={6}
      highlightOnHover
      aria-label={messages.title}
    >
      <Table.Thead>
        <Table.Tr>
          {heading("startedAt")}
          {heading("customer")}
          {heading("agent")}
          <Table.Th className={classes["head"]}>{messages.columns.campaign}</Table.Th>
          {heading("waited", true)}
          {heading("handled", true)}
          <Table.Th className={classes["head"]}>{messages.columns.disposition}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((past) => (
          <Table.Tr key={past.interactionId} className={classes["row"]} onClick={() => onOpen(past)}>
            <Table.Td className="tabular">{formatDayAndTime(past.startedAt)}</Table.Td>
            <Table.Td>
              <UnstyledButton
                className={classes["customer"]}
                aria-label={messages.open(past.customerName)}
                onClick={(event) => {
                  // The row would open it a second time.
                  event.stopPropagation();
                  onOpen(past);
                }}
              >
                <ChannelIcon channelType={past.channelType} size={15} named />
                {past.customerName}
              </UnstyledButton>
              {past.customerAddress !== null && <span className={classes["sub"]}>{past.customerAddress}</span>}
            </Table.Td>
            <Table.Td data-label={messages.columns.agent}>{past.agentName ?? "–"}</Table.Td>
            <Table.Td data-label={messages.columns.campaign}>{past.campaignName}</Table.Td>
            <Table.Td className={classes["number"]} data-label={messages.columns.waited}>
              {formatDuration(past.waitedMs)}
            </Table.Td>
            <Table.Td className={classes["number"]} data-label={messages.columns.handled}>
              {formatDuration(past.talkMs + past.holdMs + past.wrapUpMs)}
            </Table.Td>
            <Table.Td data-label={messages.columns.disposition}>
              {past.dispositionName ?? "–"}
              <span className={classes["sub"]}>{messages.endings[past.systemDisposition]}</span>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </StackTable>
  );
}
