import { Button, Group, Modal, Text } from "@mantine/core";
import { createStore, useStore } from "../../lib/store.ts";
import { useAppsRuntime } from "./apps-context.tsx";
import { messages } from "./messages.ts";
import type { AppQuestion } from "./questions.ts";

const noQuestions = createStore<readonly AppQuestion[]>([]);

/** The question that an app puts to the agent, and whose it is. */
export function AppQuestionDialog() {
  const runtime = useAppsRuntime();
  const question = useStore(runtime?.questions ?? noQuestions, (all) => all[0]);
  if (question === undefined) return null;
  const { appName, title, message, confirmLabel, cancelLabel, answer } = question;
  return (
    <Modal opened onClose={() => answer(false)} title={messages.confirm.from(appName)}>
      <Text fw={600}>{title}</Text>
      <Text size="sm" mt={4}>
        {message}
      </Text>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={() => answer(false)}>
          {cancelLabel ?? messages.confirm.no}
        </Button>
        <Button data-autofocus onClick={() => answer(true)}>
          {confirmLabel ?? messages.confirm.yes}
        </Button>
      </Group>
    </Modal>
  );
}
