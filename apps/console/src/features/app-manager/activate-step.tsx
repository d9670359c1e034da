import { Stack, Text } from "@mantine/core";
import { usePlaces } from "./app-queries.ts";
import { installMessages } from "./install-messages.ts";
import { StageFields } from "./stage-fields.tsx";
import type { Install } from "./use-install.ts";

const text = installMessages.activate;

/** Who gets the version: all at once for an app's first one. */
export function ActivateStep({
  install: { isUpdate, activeVersion, stage, setStage, mappings },
}: {
  install: Install;
}) {
  const users = usePlaces().data?.users ?? [];
  return (
    <Stack gap="sm">
      {mappings.length === 0 && <Text>{text.nowhere}</Text>}
      {isUpdate && activeVersion !== null ? (
        <>
          <StageFields stage={stage} users={users} onChange={setStage} />
          {stage.kind !== "ALL" && (
            <Text size="sm" c="dimmed">
              {text.later(activeVersion)}
            </Text>
          )}
        </>
      ) : (
        <Text>{text.first}</Text>
      )}
    </Stack>
  );
}
