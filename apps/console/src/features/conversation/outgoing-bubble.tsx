import { Button, Group } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import classes from "./conversation.module.css";
import { messages } from "./messages.ts";
import type { OutgoingMessage } from "./outgoing.ts";
import type { SendMessage } from "./use-send-message.ts";

/** A message on its way, or one that did not make it. */
export function OutgoingBubble({ message, sender }: { message: OutgoingMessage; sender: SendMessage }) {
  return (
    <li className={classes["message"]} data-own data-pending={!message.failed || undefined}>
      <span className="visually-hidden">{messages.you}</span>
      <div className={classes["bubble"]}>{message.text}</div>
      {message.failed ? (
        <Group gap={6} className={classes["meta"]} role="alert">
          <span className={classes["undelivered"]}>
            <IconAlertCircle size={13} aria-hidden /> {messages.notSent}
          </span>
          <Button size="compact-xs" variant="default" onClick={() => sender.resend(message)}>
            {messages.resend}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => sender.discard(message)}>
            {messages.discard}
          </Button>
        </Group>
      ) : (
        <span className={classes["meta"]}>{messages.sending}</span>
      )}
    </li>
  );
}
