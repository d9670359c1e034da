import { Button } from "@mantine/core";
import { IconBellRinging } from "@tabler/icons-react";
import { useWorld } from "../../lib/live-context.tsx";
import { ChannelIcon } from "../../ui/channel-icon.tsx";
import { Countdown } from "../../ui/countdown.tsx";
import { groupInteractions, nameOf } from "./describe-interaction.ts";
import classes from "./interactions.module.css";
import { messages } from "./messages.ts";
import { useInteractionOrders } from "./use-interaction-orders.ts";

/** The first offer where the list is not on the screen: narrow windows and full-page apps. */
export function OfferBar() {
  const interactions = useWorld((world) => world.interactions);
  const orders = useInteractionOrders();
  const offer = groupInteractions(interactions).offers[0];
  if (offer === undefined) return null;
  return (
    <section className={classes["offerBar"]} aria-label={messages.offer.bar(nameOf(offer))}>
      <IconBellRinging size={16} className={classes["bell"]} aria-hidden />
      <ChannelIcon channelType={offer.channelDetails.channelType} named />
      <span className={classes["name"]}>{nameOf(offer)}</span>
      {offer.offerExpiresAt !== null && (
        <span className={classes["offerTime"]}>
          <Countdown until={offer.offerExpiresAt} label={messages.offer.left} />
        </span>
      )}
      <Button size="xs" color="green" loading={orders.accepting} onClick={() => orders.accept(offer)}>
        {messages.offer.accept}
      </Button>
      <Button size="xs" variant="default" loading={orders.declining} onClick={() => orders.decline(offer)}>
        {messages.offer.decline}
      </Button>
    </section>
  );
}
