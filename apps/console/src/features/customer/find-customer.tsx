import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { postJson } from "../../lib/api.ts";
import { useCall } from "../../lib/live-context.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { showError } from "../../ui/show-error.tsx";
import { messages } from "./messages.ts";

const shownAtMost = 8;

/** Finds a record and says that the interaction is with that customer. */
export function FindCustomer({ interactionId, onLinked }: { interactionId: string; onLinked: () => void }) {
  const call = useCall();
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed.trim(), 250);
  const { data, error } = useQuery({
    queryKey: ["find-customer", query],
    queryFn: ({ signal }) => call("crm.findCustomers", { query }, { signal }),
    enabled: query !== "",
  });
  const link = useMutation({
    mutationFn: (customerId: string) =>
      postJson(`/api/interactions/${encodeURIComponent(interactionId)}/customer`, { customerId }),
    onSuccess: onLinked,
    onError: (failure) => showError(messages.linkFailed, failure),
  });
  return (
    <Stack gap="sm">
      <TextInput
        label={messages.find}
        type="search"
        data-autofocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {error !== null && <ErrorNote title={messages.findFailed} error={error} />}
      {data?.length === 0 && <Text size="sm">{messages.nobody}</Text>}
      {data?.slice(0, shownAtMost).map(({ customerId, name, phones, email }) => (
        <Button
          key={customerId}
          variant="default"
          justify="flex-start"
          loading={link.isPending && link.variables === customerId}
          onClick={() => link.mutate(customerId)}
        >
          {[name, customerId, phones[0] ?? email].filter(Boolean).join(" · ")}
        </Button>
      ))}
    </Stack>
  );
}
