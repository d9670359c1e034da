import type { ChannelType } from "@omni/contract";
import { ActionIcon, Button, Checkbox, Group, SegmentedControl, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconDialpad } from "@tabler/icons-react";
import { useState } from "react";
import { useWorld } from "../../lib/live-context.tsx";
import { useOrder } from "../../lib/use-order.ts";
import { showInWorkspace } from "../../lib/workspace-view.ts";
import { channelName } from "../../ui/channel-icon.tsx";
import { closeCallDialog, type StartPrefill } from "./call-view-state.ts";
import { DigitPad } from "./digit-pad.tsx";
import { messages } from "./messages.ts";
import { toDialled } from "../../lib/phone-number.ts";
import { campaignFor, campaignsOf, startChannels, toStartArgument } from "./start-choice.ts";
import { StartCustomer, useCustomersOfNumber, type StartCustomerChoice } from "./start-customer.tsx";

const text = messages.start;

/** Channel, number, campaign and customer. With a number given, Enter alone starts it. */
export function StartForm({ prefill }: { prefill: StartPrefill }) {
  const campaigns = useWorld((world) => world.session.selectedCampaigns);
  const hasExtension = useWorld((world) => world.session.extension !== null);
  const channels = startChannels(campaigns);
  const [channelType, setChannelType] = useState<ChannelType>(channels[0] ?? "VOICE");
  const [chosenCampaign, setCampaign] = useState<string | null>(prefill.campaignId ?? null);
  const [number, setNumber] = useState(prefill.phone ?? "");
  // Undefined as long as the agent chose none: then it is the only one whom the records have with the number.
  const [chosenCustomer, setCustomer] = useState<StartCustomerChoice | null | undefined>(prefill.customer);
  const [preview, setPreview] = useState(false);
  const [pad, setPad] = useState(false);
  const isCall = channelType === "VOICE";
  const kind = isCall ? "VOICE" : "other";
  const order = useOrder("interaction.initiateInteraction", text.failed[kind]);

  const dialled = toDialled(number);
  const customers = useCustomersOfNumber(dialled);
  const onlyFound = customers.found.length === 1 ? customers.found[0] : undefined;
  const customer = (chosenCustomer === undefined ? onlyFound : chosenCustomer) ?? null;
  // As long as neither the shown number nor its customer was changed.
  const isHidden = number === prefill.phone && customer?.customerId === prefill.customer?.customerId;
  const hidden = isHidden ? prefill.hidden : undefined;
  const shown = hidden === undefined ? dialled : number;
  const campaignId = campaignFor(campaigns, { channelType, campaignId: chosenCampaign });
  const argument = toStartArgument(campaigns, {
    channelType,
    campaignId,
    number,
    hidden,
    customerId: customer?.customerId ?? null,
    preview,
  });
  const start = async (): Promise<void> => {
    if (argument === null || (await order.send(argument)) === null) return;
    closeCallDialog();
    showInWorkspace({ pane: "conversation" });
  };
  if (channels.length === 0) return <Text size="sm">{text.none}</Text>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <Stack gap="sm">
        {channels.length > 1 && (
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={text.channel}
            data={channels.map((value) => ({ value, label: channelName(value) }))}
            value={channelType}
            onChange={(next) => setChannelType(next)}
          />
        )}
        <TextInput
          type="tel"
          label={text.number}
          description={shown === null ? text.hint : text.dials[kind](shown)}
          error={number.trim().length > 2 && shown === null && text.invalid}
          value={number}
          onChange={({ currentTarget }) => setNumber(currentTarget.value)}
          rightSection={
            isCall && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={text.pad}
                aria-expanded={pad}
                onClick={() => setPad(!pad)}
              >
                <IconDialpad size={18} aria-hidden />
              </ActionIcon>
            )
          }
          data-autofocus
        />
        {pad && isCall && <DigitPad onDigit={(digit) => setNumber(number + digit)} />}
        {campaignsOf(campaigns, channelType).length > 1 && (
          <Select
            label={text.campaign}
            data={campaignsOf(campaigns, channelType).map((each) => ({ value: each.campaignId, label: each.name }))}
            value={campaignId}
            onChange={setCampaign}
            allowDeselect={false}
          />
        )}
        <StartCustomer customers={customers} chosen={customer} onChoose={setCustomer} />
        {isCall && (
          <Checkbox
            size="sm"
            label={text.preview}
            checked={preview}
            onChange={({ currentTarget }) => setPreview(currentTarget.checked)}
          />
        )}
        {isCall && !hasExtension && (
          <Text size="sm" c="var(--omni-warn)" role="alert">
            {text.noExtension}
          </Text>
        )}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={closeCallDialog}>
            {text.cancel}
          </Button>
          <Button type="submit" disabled={argument === null || (isCall && !hasExtension)} loading={order.sending}>
            {isCall ? (preview ? text.show : text.call) : text.write}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
