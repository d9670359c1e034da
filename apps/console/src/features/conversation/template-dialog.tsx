import type { Interaction, MessageTemplate } from "@omni/contract";
import { Button, Group, Modal, NavLink, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useCall, useWorld } from "../../lib/live-context.tsx";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import classes from "./conversation.module.css";
import { fillVariables, findOpenVariables } from "./fill-variables.ts";
import { knownVariables } from "./known-variables.ts";
import { messages } from "./messages.ts";
import { useSendMessage } from "./use-send-message.ts";

interface TemplateDialogProps {
  interaction: Interaction;
  opened: boolean;
  onClose: () => void;
}

/** Chooses a template, fills it in and sends it. */
export function TemplateDialog({ interaction, opened, onClose }: TemplateDialogProps) {
  const [chosen, setChosen] = useState<MessageTemplate | null>(null);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      // Not before: the list would show while the dialog goes.
      onExitTransitionEnd={() => setChosen(null)}
      title={chosen?.name ?? messages.template.title}
      size="lg"
      centered
    >
      {chosen === null ? (
        <TemplateList interaction={interaction} onChoose={setChosen} />
      ) : (
        <TemplateForm interaction={interaction} template={chosen} onBack={() => setChosen(null)} onSent={onClose} />
      )}
    </Modal>
  );
}

function TemplateList({
  interaction,
  onChoose,
}: {
  interaction: Interaction;
  onChoose: (template: MessageTemplate) => void;
}) {
  const call = useCall();
  const { channelType } = interaction.channelDetails;
  const { data, error, refetch } = useQuery({
    queryKey: ["message-templates", channelType],
    queryFn: ({ signal }) => call("configuration.getMessageTemplates", { channelType }, { signal }),
    staleTime: 10 * 60_000,
  });
  if (error !== null)
    return <ErrorNote title={messages.template.failed} error={error} onRetry={() => void refetch()} />;
  if (data?.length === 0) return <EmptyNote icon={null} title={messages.template.none} />;
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">
        {messages.template.explain}
      </Text>
      {data?.map((template) => (
        <NavLink
          key={template.templateId}
          component="button"
          label={template.name}
          description={template.body}
          onClick={() => onChoose(template)}
        />
      ))}
    </Stack>
  );
}

function TemplateForm({
  interaction,
  template,
  onBack,
  onSent,
}: {
  interaction: Interaction;
  template: MessageTemplate;
  onBack: () => void;
  onSent: () => void;
}) {
  const first = useFirstFocus<HTMLInputElement>();
  const user = useWorld((world) => world.user);
  const { send } = useSendMessage(interaction.interactionId);
  const { templateId, variables: names, body } = template;
  const [values, setValues] = useState<Record<string, string>>(() => {
    const known = knownVariables(interaction, user);
    return Object.fromEntries(names.map((name) => [name, known[name.replace("_", ".")] ?? ""]));
  });
  const filled = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]));
  const preview = fillVariables(body, filled);
  const isComplete = findOpenVariables(preview).length === 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send({ text: preview, template: { templateId, variables: filled } });
        onSent();
      }}
    >
      <Stack gap="sm">
        {names.map((name, index) => (
          <TextInput
            key={name}
            label={toLabel(name)}
            required
            maxLength={1024}
            dir="auto"
            ref={index === 0 ? first : undefined}
            value={values[name] ?? ""}
            onChange={({ currentTarget: { value } }) => setValues((all) => ({ ...all, [name]: value }))}
          />
        ))}
        <figure className={classes["preview"]}>
          <figcaption>{messages.template.preview}</figcaption>
          <p className={classes["bubble"]} dir="auto">
            {preview}
          </p>
        </figure>
        <Group justify="space-between">
          <Button variant="subtle" onClick={onBack}>
            {messages.template.back}
          </Button>
          <Button type="submit" disabled={!isComplete}>
            {messages.template.send}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const toLabel = (name: string): string => {
  const words = name.replaceAll(/[_.-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
