import type { Customer } from "@omni/contract";
import { Alert, Button, Checkbox, Group, Modal, Radio, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { postJson } from "../../lib/api.ts";
import { showError } from "../../ui/show-error.tsx";
import { toValueText } from "./customer-record.ts";
import { recordMessages as messages } from "./record-messages.ts";

/** The values in which two records differ. */
function differencesOf(kept: Customer, other: Customer) {
  const pairs = [
    ["name", kept.name, other.name],
    ["email", kept.email, other.email],
    ["crmRecord", kept.crmRecord?.recordName, other.crmRecord?.recordName],
    ...[...new Set([...Object.keys(kept.fields), ...Object.keys(other.fields)])].map(
      (name) => [name, kept.fields[name], other.fields[name]] as const,
    ),
  ] as const;
  return pairs
    .map(([name, own, theirs]) => ({ name, own: toValueText(own), theirs: toValueText(theirs) }))
    .filter(({ own, theirs }) => own !== theirs && own !== messages.record.none && theirs !== messages.record.none);
}

/** Asks which values stay, and makes one record of two. */
export function MergeDialog({
  kept,
  other,
  labelOf,
  onClose,
  onMerged,
}: {
  kept: Customer;
  other: Customer;
  labelOf: (column: string) => string;
  onClose: () => void;
  onMerged: (customer: Customer) => void;
}) {
  const [taken, setTaken] = useState<readonly string[]>([]);
  const [isSure, setIsSure] = useState(false);
  const { merge } = messages;
  const order = useMutation({
    mutationFn: () =>
      postJson<{ customer: Customer }>(`/api/customers/${encodeURIComponent(kept.customerId)}/merge`, {
        otherId: other.customerId,
        takeFromOther: taken,
      }),
    onSuccess: ({ customer }) => onMerged(customer),
    onError: (error) => showError(merge.failed, error),
  });
  return (
    <Modal opened onClose={onClose} title={merge.title} size="lg">
      <Stack gap="sm">
        <Text size="sm">{merge.text}</Text>
        <Text size="sm" fw={600}>
          {merge.keep(kept.name, kept.customerId)} + {merge.keep(other.name, other.customerId)}
        </Text>
        {differencesOf(kept, other).map(({ name, own, theirs }) => (
          <Radio.Group
            key={name}
            label={merge.fields[name] ?? labelOf(name)}
            value={taken.includes(name) ? "other" : "own"}
            onChange={(value) =>
              setTaken((before) => [...before.filter((each) => each !== name), ...(value === "other" ? [name] : [])])
            }
          >
            <Group gap="lg" mt={4}>
              <Radio value="own" label={own} />
              <Radio value="other" label={theirs} />
            </Group>
          </Radio.Group>
        ))}
        <Alert color="orange" icon={<IconAlertTriangle size={18} aria-hidden />} title={merge.warning}>
          <Checkbox
            label={merge.confirm}
            checked={isSure}
            onChange={(event) => setIsSure(event.currentTarget.checked)}
          />
        </Alert>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {merge.cancel}
          </Button>
          <Button color="red" disabled={!isSure} loading={order.isPending} onClick={() => order.mutate()}>
            {merge.merge}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
