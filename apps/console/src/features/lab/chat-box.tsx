import { Button, Group, NativeSelect, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ChatLine } from "@omni/live/customer-client";
import { Bubbles, type BubbleLine } from "./bubbles.tsx";
import type { LabCustomer, LabCustomerState } from "./lab-customer.ts";
import type { ChatEntrance } from "./lab.ts";
import classes from "./lab.module.css";
import { messages } from "./messages.ts";
import { WriteForm } from "./write-form.tsx";

/** The customer's web chat. */
export function ChatBox({
  customer,
  state,
  entrances,
}: {
  customer: LabCustomer;
  state: LabCustomerState;
  entrances: readonly ChatEntrance[];
}) {
  const { chat, campaign } = state;
  const [key, setKey] = useState<string | null>(null);
  const entrance = entrances.find((each) => each.key === key) ?? entrances[0];
  const isOpen = chat?.phase === "WAITING" || chat?.phase === "CONNECTED";
  const unread = chat?.unread ?? 0;
  useEffect(() => {
    if (unread > 0) customer.readChat();
  }, [customer, unread]);
  if (entrance === undefined) return <Text size="sm">{messages.chat.none}</Text>;
  return (
    <>
      {!isOpen && (
        <NativeSelect
          size="xs"
          label={messages.chat.campaign}
          value={entrance.key}
          onChange={({ currentTarget }) => setKey(currentTarget.value)}
          data={entrances.map(({ key: value, title }) => ({ value, label: title }))}
        />
      )}
      {chat !== null && (
        <>
          <Text size="sm" role="status" className={classes["state"]}>
            {chat.phase === "WAITING"
              ? messages.chat.waiting(campaign?.title ?? "")
              : chat.phase === "CONNECTED"
                ? messages.chat.connected(chat.agentName ?? "")
                : (chat.problem ?? messages.chat.ended)}
          </Text>
          <Bubbles label={messages.chat.log} lines={chat.lines.map(toBubble)} empty="" />
          {chat.agentTyping && (
            <Text size="xs" c="dimmed">
              {messages.chat.typing}
            </Text>
          )}
        </>
      )}
      <WriteForm
        label={messages.chat.text}
        placeholder={messages.chat.placeholder}
        action={isOpen ? messages.chat.send : chat === null ? messages.chat.start : messages.chat.again}
        onType={() => customer.typeInChat()}
        onSend={(text) => (isOpen ? customer.sendChat(text) : customer.startChat(entrance, text))}
      />
      {isOpen && (
        <Group>
          <Button size="compact-sm" variant="default" onClick={() => customer.endChat()}>
            {messages.chat.end}
          </Button>
        </Group>
      )}
    </>
  );
}

const toBubble = ({ key, from, text, attachments, at, delivery, refusal }: ChatLine): BubbleLine => ({
  key,
  isOwn: from === "CUSTOMER",
  text,
  files: attachments,
  at,
  note:
    delivery === "SENDING" ? messages.chat.sending : delivery === "NOT_SENT" ? (refusal ?? messages.chat.notSent) : "",
});
