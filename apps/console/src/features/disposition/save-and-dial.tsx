import type { Interaction, MethodArguments } from "@omni/contract";
import { Button, Group, TextInput } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { useState } from "react";
import { useWorld } from "../../lib/live-context.tsx";
import { isPhone, toDialled } from "../../lib/phone-number.ts";
import { useCan } from "../../lib/use-can.ts";
import { useOrder } from "../../lib/use-order.ts";
import { customerPhoneOf } from "../callbacks/index.ts";
import classes from "./disposition.module.css";
import { messages } from "./messages.ts";
import { useAfterWrapUp } from "./use-after-wrap-up.ts";

/** Saves the result and calls the same customer again. Only where the campaign makes calls. */
export function SaveAndDial({
  interaction,
  argument,
}: {
  interaction: Interaction;
  /** What is saved; null while something is missing. */
  argument: MethodArguments["interaction.disposeInteraction"] | null;
}) {
  const { interactionId, campaignId } = interaction;
  const can = useCan();
  const calls = useWorld((world) =>
    world.session.selectedCampaigns.some(
      (each) => each.campaignId === campaignId && each.channelTypes.includes("VOICE"),
    ),
  );
  const [open, setOpen] = useState(false);
  const [number, setNumber] = useState("");
  const order = useOrder("interaction.disposeAndDial", messages.dial.failed);
  const done = useAfterWrapUp(interactionId);
  const own = customerPhoneOf(interaction);
  const to = toDialled(number);
  const valid = number.trim() === "" ? own !== "" : isPhone(number);
  if (!calls || !can("interaction.disposeAndDial")) return null;

  const go = async (): Promise<void> => {
    if (argument === null || !valid) return;
    const next = await order.send({ ...argument, ...(to !== null && { to }) });
    if (next !== null) done(messages.dial.go);
  };
  if (!open) {
    return (
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={argument === null}
          leftSection={<IconPhone size={13} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {messages.dial.save}
        </Button>
      </div>
    );
  }
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        className={classes["notes"] ?? ""}
        type="tel"
        size="xs"
        label={messages.dial.number}
        placeholder={messages.dial.hint(own)}
        error={number.trim() !== "" && !isPhone(number) && messages.dial.invalid}
        value={number}
        onChange={({ currentTarget }) => setNumber(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          void go();
        }}
      />
      <Button size="xs" disabled={argument === null || !valid} loading={order.sending} onClick={() => void go()}>
        {messages.dial.go}
      </Button>
      <Button size="xs" variant="default" onClick={() => setOpen(false)}>
        {messages.dial.back}
      </Button>
    </Group>
  );
}
