import { Button, Group, Input, PasswordInput, Text } from "@mantine/core";
import { useState } from "react";
import { settingMessages as text } from "./placement-messages.ts";
import type { SettingInputProps } from "./setting-input.tsx";

/** A secret is set, replaced or cleared; what is stored is never shown. */
export function SecretInput({ field, value, secret, problem, onChange, onKeep }: SettingInputProps) {
  const [typing, setTyping] = useState(false);
  const isTyping = typing && (secret.isChanged || value === null);
  const isClearing = secret.isChanged && value === null;
  const keep = (): void => {
    setTyping(false);
    onKeep();
  };
  if (isTyping && !isClearing)
    return (
      <Group align="flex-end" gap="xs">
        <PasswordInput
          label={field.title}
          description={field.description}
          withAsterisk={field.required}
          error={problem}
          autoComplete="new-password"
          data-autofocus
          value={typeof value === "string" ? value : ""}
          onChange={(event) => onChange(event.currentTarget.value)}
          style={{ flex: "1 1 14rem" }}
        />
        <Button variant="default" onClick={keep}>
          {secret.isSet ? text.keep : text.discard}
        </Button>
      </Group>
    );
  const action = secret.isSet ? text.replace : text.set;
  return (
    <Input.Wrapper
      label={field.title}
      description={field.description}
      withAsterisk={field.required}
      error={problem}
      labelElement="div"
    >
      <Group gap="xs" mt={4}>
        <Text size="sm">{isClearing ? text.secretClearing : secret.isSet ? text.secretSet : text.secretUnset}</Text>
        {isClearing ? (
          <Button size="compact-sm" variant="default" onClick={keep}>
            {text.keep}
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={text.named(action, field.title)}
            onClick={() => setTyping(true)}
          >
            {action}
          </Button>
        )}
        {secret.isSet && !isClearing && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={text.named(text.clear, field.title)}
            onClick={() => {
              setTyping(false);
              onChange(null);
            }}
          >
            {text.clear}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}
