import type { LookInMode } from "@omni/live";
import { Button, Group, Textarea } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { messages } from "./messages.ts";
import { useStaffOrder } from "./use-staff-order.ts";

const words = messages.lookIn;

/** Where the supervisor writes: to the agents while whispering, to everybody while barging in. Enter sends. */
export function LookInWriter({ path, mode }: { path: string; mode: Exclude<LookInMode, "SNOOP"> }) {
  const [text, setText] = useState("");
  // Sent again after a lost answer, it is the same message.
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const order = useStaffOrder(words.notSent);
  const send = async (): Promise<void> => {
    if (text.trim() === "" || order.sending) return;
    if (!(await order.send(`${path}/messages`, { text: text.trim(), clientId }))) return;
    setText("");
    setClientId(crypto.randomUUID());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // An input method confirms its own choice with Enter.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap" mb="sm">
      <Textarea
        flex={1}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={10_000}
        dir="auto"
        label={words.write[mode]}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button disabled={text.trim() === ""} loading={order.sending} onClick={() => void send()}>
        {words.send}
      </Button>
    </Group>
  );
}
