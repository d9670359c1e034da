import { Button, Group, Modal, Text } from "@mantine/core";
import { showNotification } from "@mantine/notifications";
import type { AppDetails, AppRollOutStage } from "@omni/live";
import { useState } from "react";
import { postJson } from "../../lib/api.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { appPath, useAppOrder, usePlaces } from "./app-queries.ts";
import { messages } from "./messages.ts";
import { isWholeStage } from "./stage.ts";
import { StageFields } from "./stage-fields.tsx";
import { versionMessages } from "./version-messages.ts";

const text = versionMessages.stage;

/** Who gets a version: begins where its roll-out stands. */
export function RollOutDialog({ app, version, onClose }: { app: AppDetails; version: string; onClose: () => void }) {
  const { rollOut, appId } = app;
  const [stage, setStage] = useState<AppRollOutStage>(
    rollOut?.version === version ? rollOut.stage : { kind: "USERS", userIds: [] },
  );
  const users = usePlaces().data?.users ?? [];
  const activate = useAppOrder(() => postJson(appPath(appId, "/activate"), { version, stage }), {
    onDone: () => {
      showNotification({ color: "green", message: text.done(version, messages.stage(stage)) });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={text.title(version)} closeButtonProps={{ "aria-label": messages.cancel }}>
      <StageFields stage={stage} users={users} onChange={setStage} />
      {!isWholeStage(stage) && (
        <Text size="sm" mt="xs" role="status">
          {text.noUsers}
        </Text>
      )}
      {activate.error !== null && <ErrorNote title={text.failed} error={activate.error} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {messages.cancel}
        </Button>
        <Button disabled={!isWholeStage(stage)} loading={activate.isPending} onClick={() => activate.mutate(undefined)}>
          {text.save}
        </Button>
      </Group>
    </Modal>
  );
}
