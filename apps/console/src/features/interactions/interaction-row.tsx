import type { Interaction } from "@omni/contract";
import { Badge, UnstyledButton } from "@mantine/core";
import {
  IconClock,
  IconMicrophoneOff,
  IconPlayerPause,
  IconUserQuestion,
  IconUsersGroup,
  IconWifiOff,
} from "@tabler/icons-react";
import { useWorld } from "../../lib/live-context.tsx";
import { useCustomerTyping } from "../../lib/use-customer-typing.ts";
import { ChannelIcon, channelName } from "../../ui/channel-icon.tsx";
import { Countdown } from "../../ui/countdown.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { nameOf, previewOf, rowState } from "./describe-interaction.ts";
import classes from "./interactions.module.css";
import { messages } from "./messages.ts";

/** One contact of the agent; pressing it moves the focus there. */
export function InteractionRow({
  interaction,
  onSelect,
}: {
  interaction: Interaction;
  onSelect: (interaction: Interaction) => void;
}) {
  const { interactionId, selected, channelDetails } = interaction;
  const conversation = useWorld((world) => world.conversations[interactionId]);
  const unread = conversation?.unread ?? 0;
  const typing = useCustomerTyping(interactionId);
  const userId = useWorld((world) => world.user.userId);
  const preview = previewOf(conversation, userId);
  const { name: stateText, tone, muted } = rowState(interaction, userId);
  return (
    <li>
      <UnstyledButton
        className={classes["item"]}
        aria-current={selected ? "true" : undefined}
        onClick={() => onSelect(interaction)}
      >
        <span className={classes["row"]}>
          <ChannelIcon channelType={channelDetails.channelType} named />
          <span className={classes["name"]} data-unread={unread > 0 || undefined}>
            {nameOf(interaction)}
          </span>
          <InteractionTimer interaction={interaction} />
        </span>
        <span className={classes["detail"]}>
          <span className={classes["state"]} data-state={tone}>
            <StateIcon tone={tone} />
            {stateText}
          </span>
          {muted && <IconMicrophoneOff size={12} role="img" aria-label={messages.muted} />}
          <span className={classes["ellipsis"]}>
            {typing ? (
              <em>{messages.typing}</em>
            ) : (
              (preview ?? channelDetails.queueName ?? channelName(channelDetails.channelType))
            )}
          </span>
          {unread > 0 && (
            <Badge size="sm" circle={unread < 10} aria-label={messages.unread(unread)}>
              {unread}
            </Badge>
          )}
        </span>
      </UnstyledButton>
    </li>
  );
}

function StateIcon({ tone }: { tone: string }) {
  switch (tone) {
    case "HELD":
      return <IconPlayerPause size={12} aria-hidden />;
    case "CONSULTING":
      return <IconUserQuestion size={12} aria-hidden />;
    case "CONFERENCE":
      return <IconUsersGroup size={12} aria-hidden />;
    case "WRAP_UP":
      return <IconClock size={12} aria-hidden />;
    case "AWAY":
      return <IconWifiOff size={12} aria-hidden />;
    default:
      return null;
  }
}

/** The time that matters in each state. */
function InteractionTimer({ interaction: { wrapUp, connectedAt, createdAt } }: { interaction: Interaction }) {
  return (
    <span className={classes["time"]}>
      {wrapUp !== null ? (
        wrapUp.endsAt === null ? (
          <Elapsed since={wrapUp.startedAt} label={messages.timers.wrapUpFor} />
        ) : (
          <Countdown until={wrapUp.endsAt} label={messages.timers.wrapUpLeft} />
        )
      ) : (
        <Elapsed since={connectedAt ?? createdAt} label={messages.timers.open} />
      )}
    </span>
  );
}
