import type { Customer } from "@omni/contract";
import { Button, Group, SimpleGrid, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { postJson, putJson } from "../../lib/api.ts";
import { showError } from "../../ui/show-error.tsx";
import { toChange, toDraft, FieldInput, type Column, recordMessages } from "../customer/index.ts";

/** Creates a customer, or changes one. */
export function RecordForm({
  customer,
  processId,
  columns,
  onSaved,
}: {
  customer: Customer | null;
  processId: string;
  columns: readonly Column[];
  onSaved: (customer: Customer) => void;
}) {
  const before = toDraft(customer);
  const [draft, setDraft] = useState(before);
  const save = useMutation({
    mutationFn: () => {
      const change = toChange(draft, before);
      return customer === null
        ? postJson<{ customer: Customer }>("/api/customers", { ...change, processId })
        : putJson<{ customer: Customer }>(`/api/customers/${encodeURIComponent(customer.customerId)}`, change);
    },
    onSuccess: (saved) => onSaved(saved.customer),
    onError: (error) => showError(recordMessages.record.failed, error),
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const { record } = recordMessages;
  return (
    <form onSubmit={onSubmit}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput
          label={record.name}
          required
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <TextInput
          label={record.email}
          value={draft.email}
          onChange={(event) => setDraft({ ...draft, email: event.currentTarget.value })}
        />
        <TextInput
          label={record.phones}
          value={draft.phones}
          onChange={(event) => setDraft({ ...draft, phones: event.currentTarget.value })}
        />
        {columns.map((column) => (
          <FieldInput
            key={column.name}
            column={column}
            value={draft.fields[column.name]}
            onChange={(value) => setDraft({ ...draft, fields: { ...draft.fields, [column.name]: value } })}
          />
        ))}
      </SimpleGrid>
      <Group justify="flex-end" mt="md">
        <Button type="submit" loading={save.isPending}>
          {record.save}
        </Button>
      </Group>
    </form>
  );
}
