import type { Customer, Interaction } from "@omni/contract";
import { Alert, Button, Group, Modal } from "@mantine/core";
import { IconEdit, IconExternalLink, IconLink, IconUsers } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getJson, postJson } from "../../lib/api.ts";
import { showError } from "../../ui/show-error.tsx";
import classes from "./customer.module.css";
import { CustomerForm } from "./customer-form.tsx";
import { FindCustomer } from "./find-customer.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { messages } from "./messages.ts";
import { useProcessColumns } from "./use-process-columns.ts";

/** What an agent does about the customer of an interaction: edit, link, merge, show in the CRM app. */
export function CustomerActions({ interaction }: { interaction: Interaction }) {
  const { interactionId, customerDetails, processId } = interaction;
  const { customerId } = customerDetails;
  const [dialog, setDialog] = useState<"EDIT" | "FIND" | null>(null);
  const close = () => setDialog(null);
  const show = useMutation({
    mutationFn: () => postJson(`/api/interactions/${encodeURIComponent(interactionId)}/show-record`),
    onError: (error) => showError(messages.showFailed, error),
  });
  return (
    <>
      <Group gap="xs" mb="sm">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconEdit size={14} aria-hidden />}
          onClick={() => setDialog("EDIT")}
        >
          {customerId === null ? messages.create : messages.edit}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconLink size={14} aria-hidden />}
          onClick={() => setDialog("FIND")}
        >
          {messages.link}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconExternalLink size={14} aria-hidden />}
          loading={show.isPending}
          onClick={() => show.mutate()}
        >
          {messages.showRecord}
        </Button>
      </Group>
      {customerId !== null && <Duplicates customerId={customerId} processId={processId} />}
      <Modal opened={dialog === "EDIT"} onClose={close} title={customerId === null ? messages.create : messages.edit}>
        <CustomerForm interaction={interaction} onSaved={close} />
      </Modal>
      <Modal opened={dialog === "FIND"} onClose={close} title={messages.link}>
        <FindCustomer interactionId={interactionId} onLinked={close} />
      </Modal>
    </>
  );
}

interface CustomerReply {
  customer: Customer;
  duplicates: Customer[];
}

/** Says that other records seem to be the same person. */
function Duplicates({ customerId, processId }: { customerId: string; processId: string }) {
  const queries = useQueryClient();
  const columns = useProcessColumns(processId);
  const [merging, setMerging] = useState<Customer | null>(null);
  const { data } = useQuery({
    queryKey: ["customer", customerId],
    queryFn: ({ signal }) => getJson<CustomerReply>(`/api/customers/${encodeURIComponent(customerId)}`, signal),
    staleTime: 60_000,
  });
  if (data === undefined || data.duplicates.length === 0) return null;
  return (
    <Alert className={classes["alert"]} icon={<IconUsers size={16} aria-hidden />} title={messages.duplicates} mb="sm">
      {data.duplicates.map((each) => (
        <Button key={each.customerId} size="compact-sm" variant="default" onClick={() => setMerging(each)}>
          {messages.merge(`${each.name} (${each.customerId})`)}
        </Button>
      ))}
      {merging !== null && (
        <MergeDialog
          kept={data.customer}
          other={merging}
          labelOf={(name) => columns.find((column) => column.name === name)?.label ?? name}
          onClose={() => setMerging(null)}
          onMerged={() => {
            setMerging(null);
            void queries.invalidateQueries({ queryKey: ["customer", customerId] });
            void queries.invalidateQueries({ queryKey: ["history", customerId] });
          }}
        />
      )}
    </Alert>
  );
}
