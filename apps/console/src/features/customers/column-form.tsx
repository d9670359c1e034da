import { maskText } from "@omni/contract";
import { Button, Checkbox, Code, Group, NumberInput, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { putJson } from "../../lib/api.ts";
import { showError } from "../../ui/show-error.tsx";
import { type Column } from "../customer/index.ts";
import { messages } from "./messages.ts";

const text = messages.columns;
const types = Object.entries(text.types).map(([value, label]) => ({ value, label }));
const empty: Column = {
  name: "",
  label: "",
  type: "TEXT",
  choices: [],
  required: false,
  unique: false,
  mask: null,
};

/** Defines one column, with a preview of how it is hidden. */
export function ColumnForm({
  processId,
  column,
  onSaved,
}: {
  processId: string;
  column: Column | null;
  onSaved: () => void;
}) {
  const [draft, setDraft] = useState(column ?? empty);
  const change = (part: Partial<Column>) => setDraft((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: () => {
      const { name, ...rules } = draft;
      const choices = rules.choices.map((each) => each.trim()).filter((each) => each !== "");
      return putJson(`/api/customer-columns/${encodeURIComponent(processId)}/${encodeURIComponent(name)}`, {
        ...rules,
        choices: rules.type === "CHOICE" ? choices : [],
      });
    },
    onSuccess: onSaved,
    onError: (error) => showError(text.saveFailed, error),
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="sm">
        <TextInput
          label={text.label}
          required
          value={draft.label}
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
        <TextInput
          label={text.name}
          description={text.nameHint}
          required
          disabled={column !== null}
          pattern="[A-Za-z][A-Za-z0-9_]*"
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Select
          label={text.type}
          data={types}
          allowDeselect={false}
          disabled={column !== null}
          value={draft.type}
          // The list holds the types and nothing else.
          onChange={(type) => change({ type: type as Column["type"] })}
        />
        {draft.type === "CHOICE" && (
          <Textarea
            label={text.choices}
            required
            autosize
            minRows={3}
            value={draft.choices.join("\n")}
            onChange={(event) => change({ choices: event.currentTarget.value.split("\n") })}
          />
        )}
        <Checkbox
          label={text.required}
          checked={draft.required}
          onChange={(event) => change({ required: event.currentTarget.checked })}
        />
        <Checkbox
          label={text.unique}
          checked={draft.unique}
          onChange={(event) => change({ unique: event.currentTarget.checked })}
        />
        <Checkbox
          label={text.masked}
          checked={draft.mask !== null}
          onChange={(event) => change({ mask: event.currentTarget.checked ? { first: 0, last: 2 } : null })}
        />
        {draft.mask !== null && <MaskFields mask={draft.mask} onChange={(mask) => change({ mask })} />}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {text.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Mask = NonNullable<Column["mask"]>;

function MaskFields({ mask, onChange }: { mask: Mask; onChange: (mask: Mask) => void }) {
  return (
    <>
      <Group grow>
        <NumberInput
          label={text.first}
          min={0}
          max={64}
          value={mask.first}
          onChange={(first) => onChange({ ...mask, first: Number(first) })}
        />
        <NumberInput
          label={text.last}
          min={0}
          max={64}
          value={mask.last}
          onChange={(last) => onChange({ ...mask, last: Number(last) })}
        />
      </Group>
      <Text size="sm">
        {text.preview} <Code>{maskText(text.sample, mask)}</Code>
      </Text>
    </>
  );
}
