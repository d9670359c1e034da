import { Button, Group, SimpleGrid, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { showError } from "../../ui/show-error.tsx";
import { toChange, type RecordDraft } from "./customer-record.ts";
import { FieldInput } from "./field-input.tsx";
import { recordMessages } from "./record-messages.ts";
import type { Column } from "./use-columns.ts";

export type RecordChange = ReturnType<typeof toChange>;

/** The one form of a customer's record. `shown` is what it begins with, `before` what counts as unchanged. */
export function DraftForm<Saved>({
  shown,
  before,
  columns,
  narrow = false,
  save,
  onSaved,
}: {
  shown: RecordDraft;
  before: RecordDraft;
  columns: readonly Column[];
  /** One input below the other, however wide the page. */
  narrow?: boolean;
  save: (change: RecordChange) => Promise<Saved>;
  onSaved: (saved: Saved) => void;
}) {
  const { record } = recordMessages;
  const [draft, setDraft] = useState(shown);
  const saving = useMutation({
    mutationFn: () => save(toChange(draft, before)),
    onSuccess: onSaved,
    onError: (error) => showError(record.failed, error),
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form onSubmit={onSubmit}>
      <SimpleGrid cols={narrow ? 1 : { base: 1, sm: 2 }} spacing="sm">
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
        <Button type="submit" loading={saving.isPending}>
          {record.save}
        </Button>
      </Group>
    </form>
  );
}
