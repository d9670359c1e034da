import { Badge, Button, Group, Loader, Modal, Paper, Stack, Table, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { maskText } from "@omni/contract";
import { deleteJson } from "../../lib/api.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { StackTable } from "../../ui/stack-table.tsx";
import { showError } from "../../ui/show-error.tsx";
import { useColumns, type Column, type ProcessColumns } from "../customer/index.ts";
import { ColumnForm } from "./column-form.tsx";
import { messages } from "./messages.ts";
import { PersonalDataRights } from "./personal-data-rights.tsx";

const text = messages.columns;

/** Defines what is known of each process's customers, and who sees what it hides. */
export function ColumnsPage() {
  const { data, error, refetch } = useColumns();
  return (
    <>
      <PageHead title={text.title} text={text.text} />
      {error !== null && <ErrorNote title={text.failed} error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loader size="sm" />}
      <Stack gap="md">
        {data?.map((process) => (
          <ProcessSection key={process.processId} process={process} />
        ))}
        <PersonalDataRights />
      </Stack>
    </>
  );
}

function ProcessSection({ process }: { process: ProcessColumns }) {
  const [editing, setEditing] = useState<Column | "NEW" | null>(null);
  const [removing, setRemoving] = useState<Column | null>(null);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ["customer-columns"] });
  const remove = useMutation({
    mutationFn: ({ name }: Column) =>
      deleteJson(`/api/customer-columns/${encodeURIComponent(process.processId)}/${name}`),
    onSuccess: () => {
      setRemoving(null);
      return refresh();
    },
    onError: (error) => showError(text.removeFailed, error),
  });
  return (
    <Paper withBorder p="md" component="section" aria-label={process.name}>
      <Group justify="space-between" mb="sm">
        <Text fw={600}>{process.name}</Text>
        <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setEditing("NEW")}>
          {text.add}
        </Button>
      </Group>
      <ColumnTable columns={process.columns} onEdit={setEditing} onRemove={setRemoving} />
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === "NEW" || editing === null ? text.add : text.edit(editing.label)}
      >
        {editing !== null && (
          <ColumnForm
            processId={process.processId}
            column={editing === "NEW" ? null : editing}
            onSaved={() => {
              setEditing(null);
              void refresh();
            }}
          />
        )}
      </Modal>
      <Modal opened={removing !== null} onClose={() => setRemoving(null)} title={text.removeTitle}>
        {removing !== null && (
          <>
            <Text>{text.removeText(removing.label)}</Text>
            <Group justify="flex-end" mt="md">
              <Button variant="default" onClick={() => setRemoving(null)}>
                {text.cancel}
              </Button>
              <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(removing)}>
                {text.remove(removing.label)}
              </Button>
            </Group>
          </>
        )}
      </Modal>
    </Paper>
  );
}

function ColumnTable({
  columns,
  onEdit,
  onRemove,
}: {
  columns: readonly Column[];
  onEdit: (column: Column) => void;
  onRemove: (column: Column) => void;
}) {
  const { heads } = text;
  return (
    <StackTable minWidth={620} aria-label={text.title}>
      <Table.Thead>
        <Table.Tr>
          {[heads.label, heads.type, heads.rules, heads.mask].map((label) => (
            <Table.Th key={label}>{label}</Table.Th>
          ))}
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {columns.map((column) => (
          <Table.Tr key={column.name}>
            <Table.Td>
              {column.label}{" "}
              <Text span size="xs" c="dimmed">
                {column.name}
              </Text>
            </Table.Td>
            <Table.Td data-label={heads.type}>{text.types[column.type]}</Table.Td>
            <Table.Td data-label={heads.rules}>
              {(column.required || column.unique) && (
                <Group gap={4}>
                  {column.required && <Badge variant="light">{text.required}</Badge>}
                  {column.unique && <Badge variant="light">{text.unique.split(":")[0]}</Badge>}
                </Group>
              )}
            </Table.Td>
            <Table.Td className="tabular" data-label={heads.mask}>
              {column.mask === null ? text.visible : maskText(text.sample, column.mask)}
            </Table.Td>
            <Table.Td data-actions>
              <Group gap="xs" wrap="nowrap" justify="flex-end">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={text.edit(column.label)}
                  onClick={() => onEdit(column)}
                >
                  {text.edit("").trim()}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={text.remove(column.label)}
                  onClick={() => onRemove(column)}
                >
                  {text.remove("").trim()}
                </Button>
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </StackTable>
  );
}
