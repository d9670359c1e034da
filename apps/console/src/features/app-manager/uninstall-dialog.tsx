import { Button, Group, Loader, Modal, Text, TextInput } from "@mantine/core";
import { showNotification } from "@mantine/notifications";
import type { AppDetails, UninstallPreview } from "@omni/live";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { deleteJson, getJson } from "../../lib/api.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { appPath, useAppOrder } from "./app-queries.ts";
import { messages } from "./messages.ts";
import { dangerMessages as text } from "./version-messages.ts";

/** Tells what goes for good, and has the app's name typed. */
export function UninstallDialog({
  app: { appId, title },
  onClose,
  onGone,
}: {
  app: AppDetails;
  onClose: () => void;
  onGone: () => void;
}) {
  const [typed, setTyped] = useState("");
  const preview = useQuery({
    queryKey: ["app-manager", "uninstall", appId],
    queryFn: ({ signal }) => getJson<UninstallPreview>(appPath(appId, "/uninstall-preview"), signal),
    gcTime: 0,
  });
  const uninstall = useAppOrder(() => deleteJson(appPath(appId)), {
    onDone: () => {
      showNotification({ color: "green", message: text.uninstalled(title) });
      onGone();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.uninstallTitle(title)}
      closeButtonProps={{ "aria-label": messages.cancel }}
    >
      <Text>{text.deletes}</Text>
      {preview.data !== undefined ? (
        <ul>
          {text.counts(preview.data.deleted).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : preview.error !== null ? (
        <ErrorNote title={text.previewFailed} error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <Loader size="sm" role="status" aria-label={messages.loading} />
      )}
      <TextInput
        label={text.type(appId)}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {uninstall.error !== null && <ErrorNote title={text.uninstallFailed} error={uninstall.error} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {messages.cancel}
        </Button>
        <Button
          color="red"
          disabled={typed !== appId || preview.data === undefined}
          loading={uninstall.isPending}
          onClick={() => uninstall.mutate(undefined)}
        >
          {text.uninstall}
        </Button>
      </Group>
    </Modal>
  );
}
