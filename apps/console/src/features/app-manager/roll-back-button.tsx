import { Button, Group, Modal, Text } from "@mantine/core";
import { showNotification } from "@mantine/notifications";
import { IconArrowBackUp } from "@tabler/icons-react";
import type { AppDetails } from "@omni/live";
import { useState } from "react";
import { postJson } from "../../lib/api.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { appPath, useAppOrder } from "./app-queries.ts";
import { messages } from "./messages.ts";
import { versionMessages as text } from "./version-messages.ts";

/** The way back to the version before, after one question. */
export function RollBackButton({ app: { appId, rollOut, activeVersion, rollBackTo } }: { app: AppDetails }) {
  const [asking, setAsking] = useState(false);
  const from = rollOut?.version ?? activeVersion;
  const rollBack = useAppOrder(() => postJson(appPath(appId, "/rollback")), {
    onDone: () => {
      showNotification({ color: "green", message: text.rolledBack(rollBackTo) });
      setAsking(false);
    },
  });
  const mayGoBack = from !== null && (rollOut !== null || rollBackTo !== null);
  // Closing still shows what was asked, while the dialog fades.
  if (!mayGoBack && !asking) return <span />;
  return (
    <>
      <Button
        variant="light"
        color="red"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {text.rollBack(rollBackTo)}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={text.rollBackTitle}
        closeButtonProps={{ "aria-label": messages.cancel }}
      >
        <Text>{text.rollBackText(from ?? "", rollBackTo)}</Text>
        {rollBack.error !== null && <ErrorNote title={text.rollBackFailed} error={rollBack.error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            {messages.cancel}
          </Button>
          <Button color="red" loading={rollBack.isPending} onClick={() => rollBack.mutate(undefined)}>
            {text.rollBack(rollBackTo)}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
