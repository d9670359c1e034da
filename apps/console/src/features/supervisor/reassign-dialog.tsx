import { Button, Group, Modal, Select, Text } from "@mantine/core";
import type { LiveInteraction, SupervisorFrame } from "@omni/live";
import { useState } from "react";
import { messages } from "./messages.ts";
import { useStaffOrder } from "./use-staff-order.ts";

const words = messages.reassign;

/** Gives a contact to somebody else. */
export function ReassignDialog({
  contact,
  frame,
  onClose,
}: {
  contact: LiveInteraction;
  frame: SupervisorFrame;
  onClose: () => void;
}) {
  const [choice, setChoice] = useState<string | null>(null);
  const order = useStaffOrder(words.failed);
  const agents = frame.agents.filter(
    ({ agentId, campaignIds }) => agentId !== contact.agentId && campaignIds.includes(contact.campaignId),
  );
  const queues = frame.queues.filter(
    ({ queueId, channelTypes }) => queueId !== contact.queueId && channelTypes.includes(contact.channelType),
  );
  const reassign = async (): Promise<void> => {
    const [type, id] = choice === null ? [] : [choice.slice(0, 5), choice.slice(6)];
    if (id === undefined) return;
    const path = `interactions/${encodeURIComponent(contact.interactionId)}/reassign`;
    if (await order.send(path, { target: { type, id } }, words.done)) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={words.title(contact.customerName)}>
      <Text size="sm" mb="sm">
        {words.text}
      </Text>
      <Select
        label={words.target}
        data={[
          {
            group: words.agents,
            items: agents.map(({ agentId, name, activity }) => ({
              value: `AGENT ${agentId}`,
              label: `${name} (${messages.activities[activity]})`,
            })),
          },
          {
            group: words.queues,
            items: queues.map(({ queueId, name }) => ({ value: `QUEUE ${queueId}`, label: name })),
          },
        ]}
        value={choice}
        onChange={setChoice}
        searchable
        // The list would take the first Escape.
        openOnFocus={false}
        data-autofocus
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {messages.cancel}
        </Button>
        <Button disabled={choice === null} loading={order.sending} onClick={() => void reassign()}>
          {words.button}
        </Button>
      </Group>
    </Modal>
  );
}
