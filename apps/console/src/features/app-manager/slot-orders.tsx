import { Loader, Text } from "@mantine/core";
import type { AppSlotInfo } from "@omni/live";
import { putJson } from "../../lib/api.ts";
import { showError } from "../../ui/show-error.tsx";
import classes from "./app-manager.module.css";
import { useAppOrder, useApps, useDetailsOf } from "./app-queries.ts";
import { appsInSlot } from "./apps-in-slot.ts";
import { messages } from "./messages.ts";
import { SortableList, type SortableEntry } from "./sortable-list.tsx";

/** The apps of each slot, to put in order. */
export function SlotOrders({ slots, highlighted }: { slots: readonly AppSlotInfo[]; highlighted?: string }) {
  const list = useApps().data;
  const details = useDetailsOf(list?.apps.map(({ appId }) => appId) ?? []);
  if (list === undefined || details.size < list.apps.length)
    return <Loader size="sm" role="status" aria-label={messages.loading} />;
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {messages.order.hint}
      </Text>
      <div className={classes["two"]}>
        {slots.map((slot) => (
          <SlotOrder
            key={slot.slot}
            slot={slot}
            entries={appsInSlot(slot.slot, [...details.values()], list.order[slot.slot] ?? []).map(
              ({ appId, title, icon }) => ({
                id: appId,
                title,
                icon,
                note: appId === highlighted ? messages.order.here : null,
              }),
            )}
          />
        ))}
      </div>
    </>
  );
}

function SlotOrder({ slot: { slot, title }, entries }: { slot: AppSlotInfo; entries: readonly SortableEntry[] }) {
  const order = useAppOrder((appIds: string[]) => putJson("/api/apps/order", { slot, appIds }), {
    onFailed: (error) => showError(messages.order.failed, error),
  });
  const wanted = order.isPending ? order.variables : entries.map(({ id }) => id);
  const shown = entries.toSorted((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id));
  return (
    <section aria-label={title}>
      <Text fw={600}>{title}</Text>
      <Text size="xs" c="dimmed" mb={4}>
        {slot}
      </Text>
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed">
          {messages.slots.noApps}
        </Text>
      ) : (
        <SortableList label={messages.order.label(title)} entries={shown} onSort={(ids) => order.mutate(ids)} />
      )}
    </section>
  );
}
