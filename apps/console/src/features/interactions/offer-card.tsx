import type { Interaction } from "@omni/contract";
import { Button } from "@mantine/core";
import { IconBellRinging, IconCheck, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useWorld } from "../../lib/live-context.tsx";
import { toAriaShortcut } from "../../lib/shortcut.ts";
import { shortcuts } from "../../lib/shortcuts.ts";
import { ChannelIcon, channelName } from "../../ui/channel-icon.tsx";
import { Countdown } from "../../ui/countdown.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { KeyCaps } from "../../ui/key-caps.tsx";
import { TimeBar } from "../../ui/time-bar.tsx";
import { nameOf, offerReason } from "./describe-interaction.ts";
import classes from "./interactions.module.css";
import { messages } from "./messages.ts";
import { useInteractionOrders } from "./use-interaction-orders.ts";

/** A contact that waits for the agent's word. Only the first shows the shortcuts: they answer that one. */
export function OfferCard({ offer, first }: { offer: Interaction; first: boolean }) {
  const orders = useInteractionOrders();
  const [shownAt] = useState(() => Date.now());
  const campaign = useWorld((world) =>
    world.session.assignedCampaigns.find(({ campaignId }) => campaignId === offer.campaignId),
  );
  const { channelType, queueName } = offer.channelDetails;
  const name = nameOf(offer);
  const askedFor = useWorld((world) => world.conversations[offer.interactionId]?.askedFor ?? null);
  const reason = offerReason(offer, askedFor);
  return (
    <article className={classes["offer"]} aria-label={messages.offer.card(name, channelName(channelType))}>
      <div className={classes["row"]}>
        <IconBellRinging size={16} className={classes["bell"]} aria-hidden />
        <span className={classes["name"]}>{name}</span>
        {offer.offerExpiresAt !== null && (
          <span className={classes["offerTime"]}>
            <Countdown until={offer.offerExpiresAt} label={messages.offer.left} />
          </span>
        )}
      </div>
      <div className={classes["detail"]}>
        <ChannelIcon channelType={channelType} size={14} />
        <span className={classes["ellipsis"]}>
          {channelName(channelType)} · {queueName ?? campaign?.name}
        </span>
        <span className={classes["waited"]}>
          <Elapsed since={offer.createdAt} label={messages.timers.waiting} />
        </span>
      </div>
      {reason !== null && <p className={classes["reason"]}>{reason}</p>}
      {offer.offerExpiresAt !== null && <TimeBar from={shownAt} until={offer.offerExpiresAt} />}
      <div className={classes["offerButtons"]}>
        <Button
          size="xs"
          color="green"
          loading={orders.accepting}
          leftSection={<IconCheck size={14} aria-hidden />}
          rightSection={
            first && (
              <span className={classes["offerKeys"]}>
                <KeyCaps shortcut="acceptOffer" />
              </span>
            )
          }
          aria-keyshortcuts={first ? toAriaShortcut(shortcuts.acceptOffer) : undefined}
          onClick={() => orders.accept(offer)}
        >
          {messages.offer.accept}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={orders.declining}
          leftSection={<IconX size={14} aria-hidden />}
          aria-keyshortcuts={first ? toAriaShortcut(shortcuts.declineOffer) : undefined}
          onClick={() => orders.decline(offer)}
        >
          {messages.offer.decline}
        </Button>
      </div>
    </article>
  );
}
