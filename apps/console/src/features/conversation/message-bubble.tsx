import type { Message, MessageStatus } from "@omni/contract";
import { Button } from "@mantine/core";
import { IconAlertCircle, IconCheck, IconChecks, IconEyeOff } from "@tabler/icons-react";
import { memo } from "react";
import { useWorld } from "../../lib/live-context.tsx";
import { formatTime } from "../../lib/format.ts";
import { AttachmentView } from "./attachment-view.tsx";
import classes from "./conversation.module.css";
import { messages } from "./messages.ts";

interface MessageBubbleProps {
  message: Message;
  /** The first of several by the same person. */
  headed: boolean;
  /** Sends the same again, when it did not reach the customer; null where nothing more can be sent. */
  onSendAgain: ((message: Message) => void) | null;
}

/** One message. Drawn once: a long conversation stays quick however many are in it. */
export const MessageBubble = memo(function MessageBubble({ message, headed, onSendAgain }: MessageBubbleProps) {
  const { from, senderId, senderName, text, attachments, sentAt, status, visibility } = message;
  const userId = useWorld((world) => world.user.userId);
  if (from === "SYSTEM") {
    return (
      <li className={classes["system"]}>
        {text} <span className="tabular">{formatTime(sentAt)}</span>
      </li>
    );
  }
  const isAgents = from === "AGENT";
  const isNote = visibility === "AGENTS";
  const sender = isAgents && senderId === userId ? messages.you : senderName;
  return (
    <li
      className={classes["message"]}
      data-own={isAgents || undefined}
      data-note={isNote || undefined}
      data-headed={headed || undefined}
    >
      <span className={headed ? classes["sender"] : "visually-hidden"}>
        <bdi>{sender}</bdi>
      </span>
      <div className={classes["bubble"]}>
        {text !== "" && <div dir="auto">{text}</div>}
        {attachments.map((each) => (
          <AttachmentView key={each.attachmentId} attachment={each} />
        ))}
      </div>
      <span className={classes["meta"]}>
        {isNote && (
          <span className={classes["noteMark"]}>
            <IconEyeOff size={12} aria-hidden /> {messages.note.mark}
          </span>
        )}
        <time className="tabular" dateTime={new Date(sentAt).toISOString()}>
          {formatTime(sentAt)}
        </time>
        {isAgents && !isNote && <DeliveryMark status={status} />}
        {isAgents && status === "FAILED" && onSendAgain !== null && (
          <Button size="compact-xs" variant="default" onClick={() => onSendAgain(message)}>
            {messages.resend}
          </Button>
        )}
      </span>
    </li>
  );
});

function DeliveryMark({ status }: { status: MessageStatus }) {
  const label = messages.statuses[status];
  if (status === "FAILED") {
    return (
      <span className={classes["undelivered"]}>
        <IconAlertCircle size={13} aria-hidden /> {label}
      </span>
    );
  }
  const Icon = status === "SENT" ? IconCheck : IconChecks;
  return (
    <span className={classes["mark"]} data-status={status}>
      <Icon size={14} aria-hidden /> {label}
    </span>
  );
}
