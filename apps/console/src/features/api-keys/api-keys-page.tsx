import { Alert, Badge, Button, Code, CopyButton, Group, Modal, Paper, Table, Text, TextInput } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { getJson, postJson } from "../../lib/api.ts";
import { formatDayAndTime } from "../../lib/format.ts";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { showError } from "../../ui/show-error.tsx";
import { StackTable } from "../../ui/stack-table.tsx";
import { messages } from "./messages.ts";

interface ApiKey {
  keyId: string;
  name: string;
  scopes: "insights.write"[];
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

/** Make, see and revoke keys. */
export function ApiKeysPage() {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ["api-keys"],
    queryFn: async ({ signal }) => (await getJson<{ apiKeys: ApiKey[] }>("/api/api-keys", signal)).apiKeys,
  });
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: ["api-keys"] });
  const revoke = useMutation({
    mutationFn: ({ keyId }: ApiKey) => postJson(`/api/api-keys/${keyId}/revoke`),
    onSuccess: () => {
      setRevoking(null);
      return refresh();
    },
    onError: (failure) => showError(messages.revokeFailed, failure),
  });
  return (
    <>
      <PageHead title={messages.title} text={messages.text} />
      <NewKey onMade={() => void refresh()} />
      <Paper withBorder p="md" mt="md">
        {error !== null && <ErrorNote title={messages.failed} error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && (
          <EmptyNote icon={<IconKey size={28} />} title={messages.none}>
            {messages.noneText}
          </EmptyNote>
        )}
        {data !== undefined && data.length > 0 && <KeyTable keys={data} onRevoke={setRevoking} />}
      </Paper>
      <Modal opened={revoking !== null} onClose={() => setRevoking(null)} title={messages.revoke}>
        {revoking !== null && (
          <>
            <Text>{messages.confirm(revoking.name)}</Text>
            <Group justify="flex-end" mt="md">
              <Button variant="default" onClick={() => setRevoking(null)}>
                {messages.cancel}
              </Button>
              <Button color="red" loading={revoke.isPending} onClick={() => revoke.mutate(revoking)}>
                {messages.revoke}
              </Button>
            </Group>
          </>
        )}
      </Modal>
    </>
  );
}

function KeyTable({ keys, onRevoke }: { keys: readonly ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  const { columns } = messages;
  return (
    <StackTable minWidth={620} aria-label={messages.title}>
      <Table.Thead>
        <Table.Tr>
          {[columns.name, columns.scopes, columns.created, columns.used, columns.state].map((label) => (
            <Table.Th key={label}>{label}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {keys.map((key) => (
          <Table.Tr key={key.keyId}>
            <Table.Td fw={550}>{key.name}</Table.Td>
            <Table.Td data-label={columns.scopes}>
              {key.scopes.map((scope) => messages.scopes[scope]).join(", ")}
            </Table.Td>
            <Table.Td className="tabular" data-label={columns.created}>
              {formatDayAndTime(key.createdAt)}
            </Table.Td>
            <Table.Td className="tabular" data-label={columns.used}>
              {key.lastUsedAt === null ? messages.never : formatDayAndTime(key.lastUsedAt)}
            </Table.Td>
            <Table.Td data-label={columns.state}>
              {key.revokedAt === null ? (
                <Group gap="xs" wrap="nowrap">
                  <Badge variant="light" color="green">
                    {messages.active}
                  </Badge>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={messages.revokeOf(key.name)}
                    onClick={() => onRevoke(key)}
                  >
                    {messages.revoke}
                  </Button>
                </Group>
              ) : (
                <Badge variant="light" color="gray">
                  {messages.revoked}
                </Badge>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </StackTable>
  );
}

function NewKey({ onMade }: { onMade: () => void }) {
  const [name, setName] = useState("");
  const [made, setMade] = useState<string | null>(null);
  const create = useMutation({
    mutationFn: () => postJson<{ key: string }>("/api/api-keys", { name: name.trim(), scopes: ["insights.write"] }),
    onSuccess: ({ key }) => {
      setMade(key);
      setName("");
      onMade();
    },
    onError: (failure) => showError(messages.createFailed, failure),
  });
  if (made !== null) {
    return (
      <Alert
        color="green"
        icon={<IconKey size={18} aria-hidden />}
        title={messages.made}
        styles={{ body: { minWidth: 0 } }}
      >
        <Text size="sm">{messages.madeText}</Text>
        <Code block my="xs" aria-label={messages.key} style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
          {made}
        </Code>
        <Group gap="xs">
          <CopyButton value={made}>
            {({ copied, copy }) => (
              <Button size="xs" onClick={copy}>
                {copied ? messages.copied : messages.copy}
              </Button>
            )}
          </CopyButton>
          <Button size="xs" variant="default" onClick={() => setMade(null)}>
            {messages.done}
          </Button>
        </Group>
      </Alert>
    );
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Paper withBorder p="md" component="form" onSubmit={onSubmit}>
      <Group align="flex-end">
        <TextInput
          label={messages.name}
          placeholder={messages.namePlaceholder}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={80}
          style={{ flex: "1 1 14rem" }}
        />
        <Button type="submit" loading={create.isPending} disabled={name.trim() === ""}>
          {messages.create}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt="xs">
        {messages.scope}: {messages.scopes["insights.write"]}
      </Text>
    </Paper>
  );
}
