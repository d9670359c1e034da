import { showNotification } from "@mantine/notifications";
import { IconBellOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Interaction } from "@omni/contract";
import { announce } from "../../lib/announcer.ts";
import { useLiveStore, useWorld } from "../../lib/live-context.tsx";
import { usePreference } from "../../lib/preferences.ts";
import { channelName } from "../../ui/channel-icon.tsx";
import { nameOf, offerReason } from "../interactions/index.ts";
import { CallbackAlerts } from "./callback-alerts.tsx";
import { MessageAlerts } from "./message-alerts.tsx";
import { showDesktop } from "./show-desktop.ts";
import { useUnread } from "./use-unread.ts";
import { messages } from "./messages.ts";
import { createRing } from "./ring.ts";

/** Makes an offer heard and seen, wherever the agent looks: ring, desktop notification, page title, screen reader. */
export function OfferAlerts({ onOpen, desktop }: { onOpen: () => void; desktop: boolean }) {
  const offers = useWorld((world) => world.interactions).filter(({ state }) => state === "OFFERED");
  const ids = offers.map(({ interactionId }) => interactionId).join();
  const calls = offers.some(({ channelDetails }) => channelDetails.channelType === "VOICE");
  const unread = useUnread();
  const [ring] = useState(createRing);
  const ringWanted = usePreference("ring");

  useEffect(() => {
    if (ids !== "" && ringWanted) ring.start(calls ? "CALL" : "OTHER");
    return () => ring.stop();
  }, [ring, ringWanted, ids, calls]);

  useEffect(() => {
    document.title =
      offers.length > 0
        ? messages.title(offers.length)
        : unread > 0
          ? messages.unreadTitle(unread)
          : messages.plainTitle;
    return () => {
      document.title = messages.plainTitle;
    };
  }, [offers.length, unread]);

  return (
    <>
      {offers.map((offer) => (
        <OfferAlert key={offer.interactionId} offer={offer} desktop={desktop} onOpen={onOpen} />
      ))}
      <MissedOfferNote />
      <MessageAlerts desktop={desktop} chime={ringWanted ? ring.chime : null} onOpen={onOpen} />
      <CallbackAlerts desktop={desktop} />
    </>
  );
}

/** Lives as long as its offer, and so does the desktop notification. */
function OfferAlert({ offer, desktop, onOpen }: { offer: Interaction; desktop: boolean; onOpen: () => void }) {
  const { interactionId, channelDetails } = offer;
  const name = nameOf(offer);
  const channel = channelName(channelDetails.channelType);
  const askedFor = useWorld((world) => world.conversations[interactionId]?.askedFor ?? null);
  const queue = offerReason(offer, askedFor) ?? channelDetails.queueName ?? "";

  useEffect(() => announce(messages.offer(name, channel), { urgent: true }), [name, channel]);

  useEffect(() => {
    if (!desktop) return;
    return showDesktop(
      { title: messages.desktop.title(name), body: messages.desktop.body(channel, queue), tag: interactionId },
      onOpen,
      { stays: true },
    );
    // Shown once for each offer.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [interactionId, desktop]);

  return null;
}

/** Says why the agent is suddenly on a break. */
function MissedOfferNote() {
  const live = useLiveStore();
  useEffect(() => {
    let missed = false;
    return live.onItem(({ name, data }) => {
      // The server sends the break right behind the miss; its reason is none that an agent can choose.
      const { breakReason } = data;
      const sentAway = missed && name === "availabilityChanged" && typeof breakReason === "string";
      missed = name === "interactionMissed";
      if (!sentAway || live.get().world?.breakReasons.includes(breakReason) === true) return;
      showNotification({
        id: "missed-offer",
        color: "amber",
        icon: <IconBellOff size={18} aria-hidden />,
        title: messages.missedTitle,
        message: messages.missed,
        autoClose: false,
      });
    });
  }, [live]);
  return null;
}
