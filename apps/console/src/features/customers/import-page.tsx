import { Button, FileButton, Group, Loader, Paper, Text } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { postFile } from "../../lib/api.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { useColumns } from "../customer/index.ts";
import type { ImportJob } from "./import-job.ts";
import { ImportPlanner } from "./import-planner.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { messages } from "./messages.ts";

const text = messages.import;

/** Upload, say what the columns are, look, run. */
export function ImportPage() {
  const [job, setJob] = useState<ImportJob | null>(null);
  const [runs, setRuns] = useState(0);
  const processes = useColumns().data;
  const upload = useMutation({
    mutationFn: (file: File) =>
      postFile<ImportJob>(`/api/customer-imports?name=${encodeURIComponent(file.name.slice(0, 256))}`, file),
    onSuccess: (uploaded) => {
      setRuns(0);
      setJob(uploaded);
    },
  });
  const [first] = processes ?? [];
  return (
    <>
      <PageHead title={text.title} text={text.text} />
      <Paper withBorder p="md">
        <Group>
          <FileButton accept=".csv,.txt,.tsv,text/csv" onChange={(file) => file !== null && upload.mutate(file)}>
            {(props) => (
              <Button
                {...props}
                variant={job === null ? "filled" : "default"}
                loading={upload.isPending}
                leftSection={<IconUpload size={16} aria-hidden />}
              >
                {job === null ? text.choose : text.another}
              </Button>
            )}
          </FileButton>
          {job !== null && (
            <Text size="sm">
              {text.file(job.fileName, job.encoding, text.delimiters[job.delimiter] ?? job.delimiter)}
            </Text>
          )}
        </Group>
        {upload.isError && <ErrorNote title={text.uploadFailed} error={upload.error} />}
        {job?.encoding === "windows-1252" && (
          <Text size="sm" mt="xs">
            {text.checkText}
          </Text>
        )}
      </Paper>
      {job !== null && processes === undefined && <Loader size="sm" mt="md" />}
      {job !== null && first !== undefined && (
        <ImportPlanner
          key={job.importId}
          job={job}
          processes={processes ?? []}
          process={first}
          onStarted={() => setRuns((count) => count + 1)}
        />
      )}
      {job !== null && runs > 0 && <ImportProgress key={`${job.importId} ${runs}`} importId={job.importId} />}
    </>
  );
}
