import { Button, Group } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { AttachmentView } from "./attachment-view.tsx";
import classes from "./conversation.module.css";
import { messages } from "./messages.ts";
import type { OutgoingMessage } from "./outgoing.ts";
import type { SendMessage } from "./use-send-message.ts";

/** A message on its way, or one that did not make it. */
export function OutgoingBubble({ message, sender }: { message: OutgoingMessage; sender: SendMessage }) {
  const { problem, text, attachments = [], isNote = false } = message;
  return (
    <li
      className={classes["message"]}
      data-own
      data-note={isNote || undefined}
      data-pending={problem === null || undefined}
    >
      <span className="visually-hidden">{messages.you}</span>
      <div className={classes["bubble"]}>
        {text !== "" && <div dir="auto">{text}</div>}
        {attachments.map((each) => (
          <AttachmentView key={each.attachmentId} attachment={each} />
        ))}
      </div>
      {problem === null ? (
        <span className={classes["meta"]}>{messages.sending}</span>
      ) : (
        <Group gap={6} justify="flex-end" className={classes["meta"]} role="alert">
          <span className={classes["undelivered"]}>
            <IconAlertCircle size={13} aria-hidden /> {messages.notSent}. {problem}
          </span>
          <Button size="compact-xs" variant="default" onClick={() => sender.resend(message)}>
            {messages.resend}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => sender.discard(message)}>
            {messages.discard}
          </Button>
        </Group>
      )}
    </li>
  );
}
