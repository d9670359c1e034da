import { Alert, Anchor, Button, Group, Paper, Progress, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getJson, postJson } from "../../lib/api.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { showError } from "../../ui/show-error.tsx";
import type { ImportJob } from "./import-job.ts";
import { messages } from "./messages.ts";

const text = messages.import;
const askEveryMs = 1_000;

/** How far an import is, and what came of it. */
export function ImportProgress({ importId }: { importId: string }) {
  const queries = useQueryClient();
  const path = `/api/customer-imports/${importId}`;
  const { data, error, refetch } = useQuery({
    queryKey: ["import", importId],
    queryFn: ({ signal }) => getJson<ImportJob>(path, signal),
    gcTime: 0,
    refetchInterval: (query) => (query.state.data?.state === "RUNNING" || !query.state.data ? askEveryMs : false),
  });
  const cancel = useMutation({
    mutationFn: () => postJson(`${path}/cancel`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["import", importId] }),
    onError: (failure) => showError(text.cancelFailed, failure),
  });
  if (error !== null) return <ErrorNote title={text.runFailed} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const { state, rowsDone, created, updated, failed, isDryRun, message } = data;
  const isRunning = state === "RUNNING";
  return (
    <Paper withBorder p="md" mt="md" component="section" aria-label={text.progress}>
      <Group justify="space-between" mb="xs">
        <Text fw={600} role="status">
          {text.states[state]}
          {isDryRun && state === "DONE" ? `. ${text.tried}` : ""}
        </Text>
        {isRunning && (
          <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {text.cancel}
          </Button>
        )}
      </Group>
      <Progress
        value={100}
        animated={isRunning}
        color={state === "FAILED" ? "red" : "green"}
        aria-label={text.progress}
      />
      <Text size="sm" mt="xs" className="tabular">
        {text.counts(rowsDone, created, updated, failed)}
      </Text>
      {message !== null && (
        <Alert color="red" mt="xs">
          {message}
        </Alert>
      )}
      {failed > 0 && !isRunning && (
        <Anchor href={`${path}/errors.csv`} download size="sm">
          {text.errors}
        </Anchor>
      )}
    </Paper>
  );
}
