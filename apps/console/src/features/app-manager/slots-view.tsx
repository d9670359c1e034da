import { Button, Group, Loader, Paper, Text, TextInput } from "@mantine/core";
import { showNotification } from "@mantine/notifications";
import { IconArrowLeft } from "@tabler/icons-react";
import { useState, type SubmitEvent } from "react";
import { postJson } from "../../lib/api.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { showError } from "../../ui/show-error.tsx";
import { useAppOrder, useSlots } from "./app-queries.ts";
import { messages } from "./messages.ts";
import { SlotOrders } from "./slot-orders.tsx";
import type { OpenPage } from "./use-page-address.ts";

const text = messages.slots;

/** The console's places for apps: data, of which there can be more. */
export function SlotsView({ open }: { open: OpenPage }) {
  const { data: slots, error, refetch } = useSlots();
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        onClick={() => open({})}
        mb="xs"
      >
        {text.back}
      </Button>
      <PageHead title={text.title} text={text.text} />
      <NewSlot />
      <Paper withBorder p="md" mt="md">
        {error !== null ? (
          <ErrorNote title={text.failed} error={error} onRetry={() => void refetch()} />
        ) : slots === undefined ? (
          <Loader size="sm" role="status" aria-label={messages.loading} />
        ) : (
          <SlotOrders slots={slots} />
        )}
      </Paper>
    </>
  );
}

function NewSlot() {
  const [slot, setSlot] = useState("");
  const [title, setTitle] = useState("");
  const add = useAppOrder((body: { slot: string; title: string }) => postJson("/api/slots", body), {
    onDone: () => {
      showNotification({ color: "green", message: text.added(title.trim()) });
      setSlot("");
      setTitle("");
    },
    onFailed: (error) => showError(text.addFailed, error),
  });
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    add.mutate({ slot, title: title.trim() });
  };
  return (
    <Paper withBorder p="md" component="form" onSubmit={onSubmit}>
      <Text fw={600}>{text.add}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        {text.addText}
      </Text>
      <Group align="flex-end">
        <TextInput
          label={text.name}
          description={text.nameHint}
          required
          pattern="[a-z][a-z0-9]*(-[a-z0-9]+)*"
          maxLength={60}
          value={slot}
          onChange={(event) => setSlot(event.currentTarget.value)}
          style={{ flex: "1 1 14rem" }}
        />
        <TextInput
          label={text.slotTitle}
          required
          maxLength={80}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          style={{ flex: "1 1 14rem" }}
        />
        <Button type="submit" loading={add.isPending}>
          {text.save}
        </Button>
      </Group>
    </Paper>
  );
}
