import type { Customer, HistoryEntry } from "@omni/contract";
import { Alert, Anchor, Button, Divider, Loader, Stack, Text } from "@mantine/core";
import { showNotification } from "@mantine/notifications";
import { IconExternalLink, IconUsers } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getJson } from "../../lib/api.ts";
import { formatDayAndTime } from "../../lib/format.ts";
import { ChannelIcon } from "../../ui/channel-icon.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { MergeDialog, type ProcessColumns, recordMessages } from "../customer/index.ts";
import { RecordForm } from "./record-form.tsx";

interface CustomerReply {
  customer: Customer;
  history: HistoryEntry[];
  duplicates: Customer[];
}

/** One customer: values to change, contacts across channels, and records that may be the same person. */
export function CustomerDetail({
  customerId,
  processes,
}: {
  customerId: string;
  processes: readonly ProcessColumns[];
}) {
  const queries = useQueryClient();
  const [merging, setMerging] = useState<Customer | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["customer", customerId],
    queryFn: ({ signal }) => getJson<CustomerReply>(`/api/customers/${encodeURIComponent(customerId)}`, signal),
  });
  const { record } = recordMessages;
  if (error !== null) return <ErrorNote title={record.loadFailed} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loader size="sm" />;
  const { customer, history, duplicates } = data;
  const columns = processes.find(({ processId }) => processId === customer.processId)?.columns ?? [];
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ["customers"] });
    void queries.invalidateQueries({ queryKey: ["customer"] });
  };
  return (
    <Stack gap="md">
      {duplicates.length > 0 && (
        <Alert icon={<IconUsers size={18} aria-hidden />} title={record.duplicates}>
          <Text size="sm" mb="xs">
            {record.duplicatesText}
          </Text>
          {duplicates.map((each) => (
            <Button key={each.customerId} size="xs" variant="default" mr="xs" onClick={() => setMerging(each)}>
              {record.merge(`${each.name} (${each.customerId})`)}
            </Button>
          ))}
        </Alert>
      )}
      {customer.crmRecord?.url !== undefined && (
        <Anchor href={customer.crmRecord.url} target="_blank" rel="noopener noreferrer" size="sm">
          {record.crm}: {customer.crmRecord.recordName} <IconExternalLink size={13} aria-hidden />
        </Anchor>
      )}
      <RecordForm
        key={`${customer.customerId} ${customer.updatedAt}`}
        customer={customer}
        processId={customer.processId}
        columns={columns}
        onSaved={() => {
          refresh();
          showNotification({ message: record.saved });
        }}
      />
      <Divider />
      <section aria-label={record.history}>
        <Text fw={600} size="sm" mb="xs">
          {record.history}
        </Text>
        {history.length === 0 && <Text size="sm">{record.noHistory}</Text>}
        <Stack gap="xs">
          {history.map((entry) => (
            <HistoryLine key={entry.interactionId} entry={entry} />
          ))}
        </Stack>
      </section>
      {merging !== null && (
        <MergeDialog
          kept={customer}
          other={merging}
          labelOf={(name) => columns.find((column) => column.name === name)?.label ?? name}
          onClose={() => setMerging(null)}
          onMerged={() => {
            setMerging(null);
            refresh();
          }}
        />
      )}
    </Stack>
  );
}

function HistoryLine({ entry }: { entry: HistoryEntry }) {
  const { channelType, startedAt, campaignName, agentName, dispositionName, notes, summary } = entry;
  return (
    <div>
      <Text size="sm">
        <ChannelIcon channelType={channelType} size={14} named /> {formatDayAndTime(startedAt)} · {campaignName} ·{" "}
        {agentName ?? recordMessages.record.noAgent} · {dispositionName ?? recordMessages.record.none}
      </Text>
      <Text size="xs" c="dimmed">
        {notes === "" ? summary : notes}
      </Text>
    </div>
  );
}
