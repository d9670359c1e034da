import { Button, Group, Paper, Text, Textarea, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { putJson } from "../../lib/api.ts";
import { explainError } from "../../ui/explain-error.ts";
import { messages } from "./messages.ts";

/** The pages that may hold the toolbar, as a list of origins. */
export function OriginsForm({ origins }: { origins: readonly string[] }) {
  const [text, setText] = useState(origins.join("\n"));
  const save = useMutation({
    mutationFn: () => {
      const given = text.split(/\s+/).filter((line) => line !== "");
      return putJson<{ origins: string[] }>("/api/toolbar/ancestors", { origins: given });
    },
    onSuccess: (stored) => setText(stored.origins.join("\n")),
  });
  const { title, text: explanation, label, placeholder, hint } = messages.origins;
  return (
    <Paper withBorder p="md" mt="md">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {explanation}
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Textarea
          label={label}
          description={hint}
          placeholder={placeholder}
          autosize
          minRows={3}
          maxRows={12}
          spellCheck={false}
          value={text}
          error={save.error === null ? null : explainError(save.error)}
          onChange={({ currentTarget }) => {
            save.reset();
            setText(currentTarget.value);
          }}
        />
        <Group mt="sm">
          <Button type="submit" loading={save.isPending}>
            {messages.save}
          </Button>
          <Text size="sm" role="status">
            {save.isSuccess ? messages.saved : ""}
          </Text>
        </Group>
      </form>
    </Paper>
  );
}
