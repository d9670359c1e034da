import { ActionIcon, Menu, Paper, Text } from "@mantine/core";
import { IconArrowsExchange, IconDots, IconEye, IconMessages } from "@tabler/icons-react";
import type { LiveInteraction, SupervisorFrame } from "@omni/live";
import { ChannelIcon } from "../../ui/channel-icon.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { SortTable, type Column } from "../../ui/sort-table.tsx";
import { stateName } from "../../ui/state-name.ts";
import { messages } from "./messages.ts";
import classes from "./supervisor.module.css";

const words = messages.contacts;

interface Orders {
  onReassign: (contact: LiveInteraction) => void;
  onLookIn: (contact: LiveInteraction) => void;
}

const canLookIn = ({ state }: LiveInteraction): boolean =>
  state === "CONNECTED" || state === "HELD" || state === "CONSULTING" || state === "CONFERENCE";
const canReassign = ({ state }: LiveInteraction): boolean =>
  state === "QUEUED" || state === "OFFERED" || state === "CONNECTED" || state === "HELD";

function toColumns(frame: SupervisorFrame, skewMs: number, orders: Orders): Column<LiveInteraction>[] {
  const queueName = (id: string | null): string => frame.queues.find(({ queueId }) => queueId === id)?.name ?? "–";
  const campaignName = (id: string): string => frame.campaigns.find((each) => each.campaignId === id)?.name ?? id;
  return [
    {
      key: "customer",
      label: words.customer,
      value: ({ customerName }) => customerName,
      show: ({ customerName, customerAddress, channelType, lookIns }) => (
        <>
          <span className={classes["with"]}>
            <ChannelIcon channelType={channelType} size={15} named />
            {customerName}
            {lookIns.length > 0 && (
              <IconEye size={15} role="img" aria-label={words.watchedBy(lookIns.map(({ name }) => name).join(", "))} />
            )}
          </span>
          {customerAddress !== null && <span className={classes["sub"]}>{customerAddress}</span>}
        </>
      ),
    },
    {
      key: "state",
      label: words.state,
      value: ({ state }) => stateName(state),
      show: ({ state }) => stateName(state),
    },
    {
      key: "since",
      label: words.since,
      value: ({ waitingSince, stateSince }) => -(waitingSince ?? stateSince),
      show: ({ waitingSince, stateSince }) => (
        <Elapsed since={(waitingSince ?? stateSince) + skewMs} label={words.since} />
      ),
      isNumber: true,
    },
    {
      key: "agent",
      label: words.agent,
      value: ({ agentName }) => agentName,
      show: ({ agentName }) => agentName ?? "–",
    },
    {
      key: "queue",
      label: words.queue,
      value: ({ queueId }) => queueName(queueId),
      show: ({ queueId, campaignId }) => (
        <>
          {queueName(queueId)}
          <span className={classes["sub"]}>{campaignName(campaignId)}</span>
        </>
      ),
    },
    { key: "actions", label: "", show: (contact) => <ContactActions contact={contact} {...orders} /> },
  ];
}

function ContactActions({ contact, onReassign, onLookIn }: Orders & { contact: LiveInteraction }) {
  const isOver = !canLookIn(contact) && !canReassign(contact);
  return (
    <Menu position="bottom-end" width={200} disabled={isOver}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" disabled={isOver} aria-label={words.actions(contact.customerName)}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      {/* Only what can be done: the keyboard goes to the first item, and a disabled one does not take it. */}
      <Menu.Dropdown>
        {canLookIn(contact) && (
          <Menu.Item leftSection={<IconEye size={16} aria-hidden />} onClick={() => onLookIn(contact)}>
            {words.lookIn}
          </Menu.Item>
        )}
        {canReassign(contact) && (
          <Menu.Item leftSection={<IconArrowsExchange size={16} aria-hidden />} onClick={() => onReassign(contact)}>
            {words.reassign}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Whoever waits or is in conversation, the longest first. */
export function ContactsTable({ frame, skewMs, ...orders }: Orders & { frame: SupervisorFrame; skewMs: number }) {
  const { interactions, interactionCount } = frame;
  return (
    <Paper withBorder className={classes["section"]} component="section" aria-label={words.title}>
      <h2 className={classes["heading"]}>{words.title}</h2>
      {interactions.length === 0 ? (
        <EmptyNote icon={<IconMessages size={28} />} title={words.none}>
          {words.noneText}
        </EmptyNote>
      ) : (
        <SortTable
          label={words.title}
          columns={toColumns(frame, skewMs, orders)}
          rows={interactions}
          keyOf={({ interactionId }) => interactionId}
          sorted={{ key: "since", order: "desc" }}
          minWidth={640}
        />
      )}
      {interactions.length >= 500 && interactionCount > interactions.length && (
        <Text size="sm" c="dimmed">
          {words.some(interactions.length, interactionCount)}
        </Text>
      )}
    </Paper>
  );
}
