import { Button, FileButton, Group, Paper, Progress, Stack, Text, TextInput } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import type { AppVersion } from "@omni/live";
import { useState, type SubmitEvent } from "react";
import { postJson } from "../../lib/api.ts";
import classes from "./app-manager.module.css";
import { useAppOrder } from "./app-queries.ts";
import { installMessages as text } from "./install-messages.ts";
import { RefusalNote } from "./refusal-note.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { useUpload } from "./use-upload.ts";

/** A package by drop or button, or a manifest by its address. */
export function UploadStep({ onUploaded }: { onUploaded: (version: AppVersion) => void }) {
  const upload = useUpload(onUploaded);
  const byUrl = useAppOrder((manifestUrl: string) => postJson<AppVersion>("/api/apps/urls", { manifestUrl }), {
    onDone: onUploaded,
  });
  const error = upload.error ?? byUrl.error;
  return (
    <Stack gap="md">
      {error !== null && (
        <div role="alert">
          <RefusalNote error={error} />
        </div>
      )}
      <DropArea
        onFile={(file) => {
          byUrl.reset();
          upload.start(file);
        }}
        running={upload.running}
        onStop={upload.stop}
      />
      {upload.tooMany && <Text role="alert">{text.oneFile}</Text>}
      <ByUrl
        loading={byUrl.isPending}
        onFetch={(manifestUrl) => {
          upload.reset();
          byUrl.mutate(manifestUrl);
        }}
      />
    </Stack>
  );
}

function DropArea({
  onFile,
  running,
  onStop,
}: {
  onFile: (file: File | null) => void;
  running: { name: string; percent: number } | null;
  onStop: () => void;
}) {
  const over = useFileDrop(([file, ...more]) => {
    if (running === null) onFile(more.length > 0 ? null : (file ?? null));
  });
  return (
    <section className={classes["drop"]} aria-label={text.file} data-over={over || undefined}>
      <IconUpload size={28} aria-hidden />
      {running === null ? (
        <>
          <Text fw={600}>{text.drop}</Text>
          <Text size="sm" c="dimmed">
            {text.or}
          </Text>
          <FileButton accept=".aaex,.zip" onChange={(file) => file !== null && onFile(file)}>
            {(props) => <Button {...props}>{text.choose}</Button>}
          </FileButton>
        </>
      ) : (
        <>
          <Text role="status">{text.uploading(running.name, running.percent)}</Text>
          <Progress
            value={running.percent}
            animated={running.percent === 100}
            aria-label={text.progress}
            w="min(24rem, 100%)"
          />
          <Button variant="default" size="xs" onClick={onStop}>
            {text.stop}
          </Button>
        </>
      )}
    </section>
  );
}

function ByUrl({ loading, onFetch }: { loading: boolean; onFetch: (manifestUrl: string) => void }) {
  const [address, setAddress] = useState("");
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    onFetch(address.trim());
  };
  return (
    <Paper withBorder p="md" component="form" onSubmit={onSubmit}>
      <Text fw={600}>{text.byUrl}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        {text.byUrlHint}
      </Text>
      <Group align="flex-end">
        <TextInput
          label={text.manifestUrl}
          placeholder="https://apps.example.com/manifest.json"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          maxLength={2_000}
          style={{ flex: "1 1 16rem" }}
        />
        <Button type="submit" variant="default" loading={loading} disabled={address.trim() === ""}>
          {text.fetch}
        </Button>
      </Group>
    </Paper>
  );
}
