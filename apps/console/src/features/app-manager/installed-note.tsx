import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import type { AppRollOutStage, AppVersion } from "@omni/live";
import { useEffect, useRef } from "react";
import { installMessages } from "./install-messages.ts";

const text = installMessages.activate;

/** What the installation came to. */
export function InstalledNote({
  version: { title, version },
  stage,
  onOpen,
  onAgain,
}: {
  version: AppVersion;
  stage: AppRollOutStage;
  onOpen: () => void;
  onAgain: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Paper withBorder p="xl" ta="center">
      <IconCircleCheck size={40} color="var(--mantine-color-green-6)" aria-hidden />
      <Title order={1} size="h2" tabIndex={-1} ref={heading}>
        {stage.kind === "ALL" ? text.done(title, version) : text.rolling(title, version)}
      </Title>
      <Text c="dimmed">{text.doneText}</Text>
      <Group justify="center" mt="md">
        <Button onClick={onOpen}>{text.open}</Button>
        <Button variant="default" onClick={onAgain}>
          {text.another}
        </Button>
      </Group>
    </Paper>
  );
}
