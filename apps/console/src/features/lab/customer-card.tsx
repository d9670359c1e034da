import { ActionIcon, Badge, Paper, SegmentedControl, Text, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useStore } from "../../lib/store.ts";
import { BehaviourRow } from "./behaviour-row.tsx";
import { CallBox } from "./call-box.tsx";
import { ChatBox } from "./chat-box.tsx";
import type { LabCustomer, LabCustomerState } from "./lab-customer.ts";
import type { ChatEntrance } from "./lab.ts";
import classes from "./lab.module.css";
import { messages } from "./messages.ts";
import { TextBox } from "./text-box.tsx";
import { Timeline } from "./timeline.tsx";

type Channel = keyof typeof messages.channels;

const channels = Object.keys(messages.channels) as Channel[];

/** One customer: who it is, one channel at a time, how it behaves, and what happened. */
export function CustomerCard({
  customer,
  entrances,
  onRemove,
}: {
  customer: LabCustomer;
  entrances: readonly ChatEntrance[];
  onRemove: () => void;
}) {
  const state = useStore(customer.store, (all) => all);
  const [chosen, setChosen] = useState<Channel | null>(null);
  const channel = chosen ?? busiest(state);
  const { name, number, isKnown } = customer.persona;
  return (
    <Paper withBorder component="article" className={classes["card"]} aria-label={messages.customer(name)}>
      <header className={classes["cardHead"]}>
        <div className={classes["who"]}>
          <Text fw={650} component="h2">
            {name}
          </Text>
          <Text size="xs" c="dimmed" className="tabular">
            {number}
          </Text>
        </div>
        <Badge variant="light" color={isKnown ? "ink" : "gray"}>
          {isKnown ? messages.knownBadge : messages.unknownBadge}
        </Badge>
        <Tooltip label={messages.remove(name)}>
          <ActionIcon variant="subtle" color="gray" aria-label={messages.remove(name)} onClick={onRemove}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={messages.channel}
        value={channel}
        onChange={(value) => setChosen(value)}
        data={channels.map((value) => ({ value, label: messages.channels[value] }))}
      />
      <div className={classes["box"]}>
        {channel === "CHAT" ? (
          <ChatBox customer={customer} state={state} entrances={entrances} />
        ) : channel === "VOICE" ? (
          <CallBox customer={customer} phone={state.phone} />
        ) : (
          <TextBox key={channel} customer={customer} phone={state.phone} channelType={channel} />
        )}
      </div>
      <BehaviourRow customer={customer} state={state} />
      <Timeline entries={state.timeline} />
    </Paper>
  );
}

/** Where something happens, until the person has chosen: a call comes first, it cannot wait. */
function busiest({ phone, chat }: LabCustomerState): Channel {
  if (phone.call !== null) return "VOICE";
  if (chat !== null) return "CHAT";
  return phone.messages.at(-1)?.channelType ?? phone.unsent.at(-1)?.channelType ?? "CHAT";
}
