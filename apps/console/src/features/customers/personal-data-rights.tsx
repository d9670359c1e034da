import { Loader, Paper, Stack, Switch, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getJson, putJson } from "../../lib/api.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { showError } from "../../ui/show-error.tsx";
import { messages } from "./messages.ts";

interface Right {
  userId: string;
  name: string;
  seen: boolean;
}

const text = messages.columns;

/** Who sees customers' personal data. */
export function PersonalDataRights() {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ["personal-data-rights"],
    queryFn: async ({ signal }) => (await getJson<{ users: Right[] }>("/api/personal-data-rights", signal)).users,
  });
  const set = useMutation({
    mutationFn: ({ userId, seen }: Right) =>
      putJson(`/api/personal-data-rights/${encodeURIComponent(userId)}`, { seen }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["personal-data-rights"] }),
    onError: (failure) => showError(text.saveFailed, failure),
  });
  return (
    <Paper withBorder p="md" component="section" aria-label={text.rights}>
      <Text fw={600}>{text.rights}</Text>
      <Text size="sm" c="dimmed" mb="sm">
        {text.rightsText}
      </Text>
      {error !== null && <ErrorNote title={text.rightsFailed} error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loader size="sm" />}
      <Stack gap="xs">
        {data?.map((right) => (
          <Switch
            key={right.userId}
            label={text.seen(right.name)}
            checked={right.seen}
            onChange={(event) => set.mutate({ ...right, seen: event.currentTarget.checked })}
          />
        ))}
      </Stack>
    </Paper>
  );
}
