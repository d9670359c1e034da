import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { messages } from "./messages.ts";
import { toDialled } from "../../lib/phone-number.ts";

/** Any number, typed. */
export function PhoneTarget({
  action,
  sending,
  onChoose,
}: {
  action: string;
  sending: boolean;
  onChoose: (number: string) => void;
}) {
  const [text, setText] = useState("");
  const number = toDialled(text);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (number !== null) onChoose(number);
      }}
    >
      <TextInput
        type="tel"
        label={messages.targets.phone}
        description={number === null ? messages.targets.phoneHint : messages.targets.dials(number)}
        error={text.trim().length > 2 && number === null && messages.targets.invalid}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        data-autofocus
      />
      <Button type="submit" mt="sm" fullWidth disabled={number === null} loading={sending}>
        {action}
      </Button>
    </form>
  );
}
