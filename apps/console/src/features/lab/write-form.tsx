import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import classes from "./lab.module.css";

/** Where the customer writes. Enter sends, Shift and Enter breaks the line. */
export function WriteForm({
  label,
  placeholder,
  action,
  disabled = false,
  onType,
  onSend,
}: {
  label: string;
  placeholder: string;
  action: string;
  disabled?: boolean;
  onType?: () => void;
  onSend: (text: string) => void;
}) {
  const [text, setText] = useState("");
  const send = (): void => {
    const written = text.trim();
    if (written === "" || disabled) return;
    setText("");
    onSend(written);
  };
  return (
    <form
      className={classes["write"]}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        aria-label={label}
        placeholder={placeholder}
        autosize
        minRows={1}
        maxRows={4}
        size="sm"
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          if (currentTarget.value !== "") onType?.();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <Button type="submit" size="sm" disabled={disabled}>
        {action}
      </Button>
    </form>
  );
}
