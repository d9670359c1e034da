import type { Message, MessageStatus } from "@omni/contract";
import { Anchor } from "@mantine/core";
import { IconAlertCircle, IconCheck, IconChecks, IconPaperclip } from "@tabler/icons-react";
import { formatTime } from "../../lib/format.ts";
import classes from "./conversation.module.css";
import { messages } from "./messages.ts";

/** One message. `headed`: the first of several by the same person. */
export function MessageBubble({ message, headed }: { message: Message; headed: boolean }) {
  const { from, senderName, text, attachments, sentAt, status } = message;
  if (from === "SYSTEM") {
    return (
      <li className={classes["system"]}>
        {text} <span className="tabular">{formatTime(sentAt)}</span>
      </li>
    );
  }
  const own = from === "AGENT";
  return (
    <li className={classes["message"]} data-own={own || undefined} data-headed={headed || undefined}>
      <span className={headed ? classes["sender"] : "visually-hidden"}>{own ? messages.you : senderName}</span>
      <div className={classes["bubble"]}>
        {text}
        {attachments.map(({ attachmentId, name, url }) => (
          <Anchor key={attachmentId} href={url} target="_blank" rel="noopener" className={classes["attachment"]}>
            <IconPaperclip size={14} aria-hidden />
            {name}
          </Anchor>
        ))}
      </div>
      <span className={classes["meta"]}>
        <time className="tabular" dateTime={new Date(sentAt).toISOString()}>
          {formatTime(sentAt)}
        </time>
        {own && <DeliveryMark status={status} />}
      </span>
    </li>
  );
}

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
  return <Icon size={14} role="img" aria-label={label} className={classes["mark"]} data-status={status} />;
}
