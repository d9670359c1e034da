import type { Interaction } from "@omni/contract";
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useCall } from "../../lib/live-context.tsx";
import { postJson } from "../../lib/api.ts";
import { showError } from "../../ui/show-error.tsx";
import { toChange, toDraft } from "./customer-record.ts";
import { FieldInput } from "./field-input.tsx";
import { messages } from "./messages.ts";
import { useProcessColumns } from "./use-process-columns.ts";

/** Changes the customer of an interaction, or makes a record of one who has none and links it. */
export function CustomerForm({ interaction, onSaved }: { interaction: Interaction; onSaved: () => void }) {
  const call = useCall();
  const { customerDetails, interactionId, processId } = interaction;
  const { customerId } = customerDetails;
  const columns = useProcessColumns(processId);
  // What a new record begins with is a change, too.
  const shown = toDraft(customerDetails);
  const before = customerId === null ? toDraft(null) : shown;
  const [draft, setDraft] = useState(shown);
  const save = useMutation({
    mutationFn: async () => {
      const change = toChange(draft, before);
      if (customerId !== null) return call("crm.saveCustomer", { ...change, customerId });
      const customer = await call("crm.saveCustomer", { ...change, processId });
      return postJson(`/api/interactions/${encodeURIComponent(interactionId)}/customer`, {
        customerId: customer.customerId,
      });
    },
    onSuccess: onSaved,
    onError: (error) => showError(messages.saveFailed, error),
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="sm">
        <TextInput
          label={messages.name}
          required
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <TextInput
          label={messages.phones}
          value={draft.phones}
          onChange={(event) => setDraft({ ...draft, phones: event.currentTarget.value })}
        />
        <TextInput
          label={messages.email}
          value={draft.email}
          onChange={(event) => setDraft({ ...draft, email: event.currentTarget.value })}
        />
        {columns.map((column) => (
          <FieldInput
            key={column.name}
            column={column}
            value={draft.fields[column.name]}
            onChange={(value) => setDraft({ ...draft, fields: { ...draft.fields, [column.name]: value } })}
          />
        ))}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {messages.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
