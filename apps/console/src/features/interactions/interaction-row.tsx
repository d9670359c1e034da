import type { Interaction } from "@omni/contract";
import { Badge, UnstyledButton } from "@mantine/core";
import { IconClock, IconPlayerPause, IconWifiOff } from "@tabler/icons-react";
import { useWorld } from "../../lib/live-context.tsx";
import { useCustomerTyping } from "../../lib/use-customer-typing.ts";
import { ChannelIcon, channelName } from "../../ui/channel-icon.tsx";
import { Countdown } from "../../ui/countdown.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { stateName } from "../../ui/state-name.ts";
import { nameOf, previewOf } from "./describe-interaction.ts";
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
  const { interactionId, state, selected, channelDetails, customerOnline } = interaction;
  const conversation = useWorld((world) => world.conversations[interactionId]);
  const unread = conversation?.unread ?? 0;
  const typing = useCustomerTyping(interactionId);
  const preview = previewOf(conversation);
  const away = !customerOnline && channelDetails.channelType === "CHAT" && state === "CONNECTED";
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
          <span className={classes["state"]} data-state={away ? "AWAY" : state}>
            {state === "HELD" && <IconPlayerPause size={12} aria-hidden />}
            {state === "WRAP_UP" && <IconClock size={12} aria-hidden />}
            {away && <IconWifiOff size={12} aria-hidden />}
            {away ? messages.customerAway : stateName(state)}
          </span>
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

/** The time that matters in each state. */
function InteractionTimer({ interaction: { state, wrapUp, connectedAt, createdAt } }: { interaction: Interaction }) {
  return (
    <span className={classes["time"]}>
      {state === "WRAP_UP" && wrapUp !== null ? (
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
