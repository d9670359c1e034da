import { Badge, Button, Group, Loader, Paper, Select, SimpleGrid, Table, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getJson, postJson } from "../../lib/api.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { showError } from "../../ui/show-error.tsx";
import { StackTable } from "../../ui/stack-table.tsx";
import { type Column, type ProcessColumns } from "../customer/index.ts";
import type { ImportJob, ImportPlan, PreviewRow } from "./import-job.ts";
import { messages } from "./messages.ts";

const text = messages.import;
const contacts = [
  { value: "name", label: text.name },
  { value: "phone", label: text.phone },
  { value: "email", label: text.email },
];

/** By what rows may find their customer: what tells customers apart and is in the file. */
const matchesOf = (mapping: readonly (string | null)[], columns: readonly Column[]) =>
  [
    ...contacts.slice(1),
    ...columns.filter(({ unique }) => unique).map(({ name, label }) => ({ value: name, label })),
  ].filter(({ value }) => mapping.includes(value));

/** What the file's columns are, with the first rows as they would become. */
export function ImportPlanner({
  job,
  process,
  processes,
  onStarted,
}: {
  job: ImportJob;
  process: ProcessColumns;
  processes: readonly ProcessColumns[];
  onStarted: () => void;
}) {
  const [processId, setProcessId] = useState(process.processId);
  const [chosen, setChosen] = useState<(string | null)[] | null>(null);
  const [matchBy, setMatchBy] = useState<string | null | undefined>(undefined);
  const columns = processes.find((each) => each.processId === processId)?.columns ?? [];
  const path = `/api/customer-imports/${job.importId}`;
  const guess = useQuery({
    queryKey: ["import-mapping", job.importId, processId],
    queryFn: async ({ signal }) =>
      (await getJson<{ mapping: (string | null)[] }>(`${path}/mapping?processId=${processId}`, signal)).mapping,
  });
  const mapping = chosen ?? guess.data ?? job.heading.map(() => null);
  const matches = matchesOf(mapping, columns);
  const match = matchBy === undefined ? (matches[0]?.value ?? null) : matchBy;
  const plan: ImportPlan = {
    processId,
    mapping,
    matchBy: matches.some(({ value }) => value === match) ? match : null,
  };
  const run = useMutation({
    mutationFn: (dryRun: boolean) => postJson<ImportJob>(`${path}/run`, { plan, dryRun }),
    onSuccess: onStarted,
    onError: (error) => showError(text.runFailed, error),
  });
  const targets = [...contacts, ...columns.map(({ name, label }) => ({ value: name, label }))];
  const isMapped = mapping.some((each) => each !== null);
  return (
    <Paper withBorder p="md" mt="md">
      <Text fw={600} mb="sm">
        {text.map}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm">
        {processes.length > 1 && (
          <Select
            label={text.process}
            allowDeselect={false}
            data={processes.map((each) => ({ value: each.processId, label: each.name }))}
            value={processId}
            onChange={(next) => {
              setProcessId(next ?? processId);
              setChosen(null);
            }}
          />
        )}
        {job.heading.map((cell, index) => (
          <Select
            // Headings may repeat, and their order never changes.
            key={`${index} ${cell}`}
            label={cell === "" ? String(index + 1) : cell}
            placeholder={text.leaveOut}
            clearable
            searchable
            data={targets}
            value={mapping[index] ?? null}
            onChange={(next) => setChosen(mapping.map((each, at) => (at === index ? next : each)))}
          />
        ))}
      </SimpleGrid>
      <Select
        mt="sm"
        maw="24rem"
        label={text.matchBy}
        placeholder={text.matchNone}
        clearable
        data={matches}
        value={plan.matchBy}
        onChange={setMatchBy}
      />
      {isMapped && <Preview path={path} plan={plan} heading={job.heading} />}
      <Group mt="md">
        <Button variant="default" disabled={!isMapped} loading={run.isPending} onClick={() => run.mutate(true)}>
          {text.dryRun}
        </Button>
        <Button disabled={!isMapped} loading={run.isPending} onClick={() => run.mutate(false)}>
          {text.run}
        </Button>
      </Group>
    </Paper>
  );
}

const colors = { CREATED: "green", UPDATED: "blue", FAILED: "red" } as const;

function Preview({ path, plan, heading }: { path: string; plan: ImportPlan; heading: readonly string[] }) {
  const { data, error } = useQuery({
    queryKey: ["import-preview", path, plan],
    queryFn: async () => (await postJson<{ rows: PreviewRow[] }>(`${path}/preview`, { plan })).rows,
    placeholderData: (before) => before,
    retry: false,
  });
  if (error !== null) return <ErrorNote title={text.previewFailed} error={error} />;
  if (data === undefined) return <Loader size="sm" mt="md" />;
  return (
    <StackTable minWidth={600} mt="md" aria-label={text.preview} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.row}</Table.Th>
          <Table.Th>{text.result}</Table.Th>
          {heading.map((cell, index) => (
            <Table.Th key={`${index} ${cell}`}>{cell}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.map(({ rowNumber, cells, outcome }) => (
          <Table.Tr key={rowNumber}>
            <Table.Td data-label={text.row}>{rowNumber}</Table.Td>
            <Table.Td data-label={text.result}>
              {outcome !== null && (
                <>
                  <Badge variant="light" color={colors[outcome.result]}>
                    {text.results[outcome.result]}
                  </Badge>
                  {outcome.problems.map(({ column, message }) => (
                    <Text key={column + message} size="xs" c="red" maw="20rem">
                      {column}: {message}
                    </Text>
                  ))}
                </>
              )}
            </Table.Td>
            {heading.map((cell, index) => (
              <Table.Td key={`${index} ${cell}`} dir="auto" data-label={cell}>
                {cells[index]}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </StackTable>
  );
}
