import type { Interaction } from "@omni/contract";
import { Button, Text } from "@mantine/core";
import { IconCoffee, IconHeadset } from "@tabler/icons-react";
import { focusTargets } from "../../lib/focus-target.ts";
import { useWorld } from "../../lib/live-context.tsx";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { Pane } from "../../ui/pane.tsx";
import { groupInteractions } from "./describe-interaction.ts";
import { InteractionRow } from "./interaction-row.tsx";
import classes from "./interactions.module.css";
import { messages } from "./messages.ts";
import { OfferCard } from "./offer-card.tsx";
import { useInteractionOrders } from "./use-interaction-orders.ts";

/** Everything that is on the agent's hands now. */
export function InteractionList({ onBecomeAvailable }: { onBecomeAvailable: () => void }) {
  const interactions = useWorld((world) => world.interactions);
  const chosen = useWorld((world) => world.session.chosen);
  const { offers, open, wrapUp } = groupInteractions(interactions);
  return (
    <Pane
      id={focusTargets.interactions}
      title={messages.title}
      aside={
        interactions.length > 0 && (
          <Text size="xs" c="dimmed">
            {messages.count(interactions.length)}
          </Text>
        )
      }
    >
      {interactions.length === 0 &&
        (chosen === "AVAILABLE" ? (
          <EmptyNote icon={<IconHeadset size={28} />} title={messages.empty.AVAILABLE.title}>
            {messages.empty.AVAILABLE.text}
          </EmptyNote>
        ) : (
          <EmptyNote icon={<IconCoffee size={28} />} title={messages.empty.away.title}>
            <p>{messages.empty.away.text}</p>
            <Button size="xs" variant="default" onClick={onBecomeAvailable}>
              {messages.empty.away.action}
            </Button>
          </EmptyNote>
        ))}
      {offers.length > 0 && (
        <section className={classes["group"]} aria-label={messages.offers}>
          {offers.map((offer, index) => (
            <OfferCard key={offer.interactionId} offer={offer} first={index === 0} />
          ))}
        </section>
      )}
      <Group title={messages.active} interactions={open} />
      <Group title={messages.wrapUp} interactions={wrapUp} />
    </Pane>
  );
}

function Group({ title, interactions }: { title: string; interactions: readonly Interaction[] }) {
  const { select } = useInteractionOrders();
  if (interactions.length === 0) return null;
  return (
    <section className={classes["group"]} aria-label={title}>
      <h3 className={classes["groupTitle"]}>{title}</h3>
      <ul className={classes["items"]}>
        {interactions.map((interaction) => (
          <InteractionRow key={interaction.interactionId} interaction={interaction} onSelect={select} />
        ))}
      </ul>
    </section>
  );
}
