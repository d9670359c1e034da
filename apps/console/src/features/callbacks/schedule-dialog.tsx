import type { Interaction } from "@omni/contract";
import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { showNotification } from "@mantine/notifications";
import { IconCalendarCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useServerNow } from "../../lib/clock.ts";
import { formatDayAndTime } from "../../lib/format.ts";
import { useWorld } from "../../lib/live-context.tsx";
import { isPhone } from "../../lib/phone-number.ts";
import { useOrder } from "../../lib/use-order.ts";
import { CallbackFields } from "./callback-fields.tsx";
import { callbackPresets, fromFieldTime, toFieldTime } from "./callback-times.ts";
import { openScheduleDialog } from "./callback-view-state.ts";
import { customerPhoneOf } from "./customer-phone.ts";
import { messages } from "./messages.ts";
import { useRefreshCallbacks } from "./use-callbacks.ts";

/** Promises a callback at any time in an interaction. */
export function ScheduleDialog({ interactionId }: { interactionId: string }) {
  const interaction = useWorld((world) => world.interactions.find((each) => each.interactionId === interactionId));
  const close = (): void => openScheduleDialog(null);
  if (interaction === undefined) return null;
  return (
    <Modal opened onClose={close} title={messages.schedule.title} size={440}>
      <ScheduleForm interaction={interaction} onClose={close} />
    </Modal>
  );
}

function ScheduleForm({ interaction, onClose }: { interaction: Interaction; onClose: () => void }) {
  const { interactionId } = interaction;
  const now = useServerNow();
  const [draft, setDraft] = useState(() => ({
    at: toFieldTime(callbackPresets(now).find(({ id }) => id === "hour")?.at ?? now),
    self: true,
    phone: "",
  }));
  const [notes, setNotes] = useState("");
  const order = useOrder("interaction.scheduleCallback", messages.schedule.failed);
  const refresh = useRefreshCallbacks();
  const customerPhone = customerPhoneOf(interaction);
  const at = fromFieldTime(draft.at);
  const phone = draft.phone.trim();
  const complete = at !== null && at > now && (phone === "" ? customerPhone !== "" : isPhone(phone));

  const save = async (): Promise<void> => {
    if (!complete) return;
    const { self } = draft;
    const scheduled = await order.send({
      interactionId,
      at,
      self,
      ...(phone !== "" && { phone }),
      ...(notes.trim() !== "" && { notes: notes.trim() }),
    });
    if (scheduled === null) return;
    refresh();
    showNotification({
      color: "green",
      icon: <IconCalendarCheck size={18} aria-hidden />,
      message: messages.schedule.done(formatDayAndTime(scheduled.at)),
      autoClose: 4_000,
    });
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <CallbackFields value={draft} customerPhone={customerPhone} onChange={setDraft} />
        <Textarea
          size="sm"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={10_000}
          label={messages.schedule.notes}
          value={notes}
          onChange={({ currentTarget }) => setNotes(currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {messages.schedule.cancel}
          </Button>
          <Button type="submit" disabled={!complete} loading={order.sending}>
            {messages.schedule.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
