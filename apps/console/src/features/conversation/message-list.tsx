import type { Interaction, Message } from "@omni/contract";
import { Button, Skeleton } from "@mantine/core";
import { IconMessageCircle } from "@tabler/icons-react";
import type { TimelineEntry } from "@omni/live";
import { Fragment } from "react";
import { formatTime } from "../../lib/format.ts";
import { useWorld } from "../../lib/live-context.tsx";
import { useCustomerTyping } from "../../lib/use-customer-typing.ts";
import { useNotices } from "../../lib/use-notices.ts";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import classes from "./conversation.module.css";
import { MessageBubble } from "./message-bubble.tsx";
import { messages } from "./messages.ts";
import { OutgoingBubble } from "./outgoing-bubble.tsx";
import { notArrived, useOutgoing } from "./outgoing.ts";
import { useMessages } from "./use-messages.ts";
import { useSendMessage } from "./use-send-message.ts";

/** A run of messages by one person within this time has one heading. */
const runMs = 3 * 60_000;

const none: readonly Message[] = [];

export function MessageList({ interaction }: { interaction: Interaction }) {
  const { interactionId, customerDetails } = interaction;
  const { all, loading, error, retry, loadEarlier } = useMessages(interactionId);
  const notices = useNotices(interactionId);
  const userId = useWorld(({ user }) => user.userId);
  const arrived = useWorld(({ conversations }) => conversations[interactionId]?.messages) ?? none;
  const outgoing = notArrived(useOutgoing(interactionId), arrived, userId);
  const sender = useSendMessage(interactionId);

  const { state } = interaction;
  const isOver = state === "WRAP_UP" || state === "ENDED" || state === "DISPOSED";
  const onSendAgain = isOver ? null : ({ text, attachments }: Message): void => sender.send({ text, attachments });

  if (error !== null && all.length === 0) return <ErrorNote title={messages.failed} error={error} onRetry={retry} />;
  if (loading && all.length === 0) return <LoadingMessages />;
  if (all.length === 0 && outgoing.length === 0 && notices.length === 0) {
    return <EmptyNote icon={<IconMessageCircle size={28} />} title={messages.none} />;
  }
  const oldest = loadEarlier === null ? 0 : (all[0]?.sentAt ?? 0);
  const between = (after: number, before: number): readonly TimelineEntry[] =>
    notices.filter(({ at }) => at > after && at <= before && at >= oldest);
  const last = all.at(-1)?.sentAt ?? 0;
  return (
    // A region that scrolls is reached by keyboard, so that its text can be scrolled without a mouse.
    <div className={classes["scroller"]} role="log" aria-label={messages.log} tabIndex={0}>
      <div className={classes["column"]}>
        {loadEarlier !== null && (
          <Button size="compact-xs" variant="subtle" onClick={loadEarlier} className={classes["earlier"]}>
            {messages.earlier}
          </Button>
        )}
        <ol className={classes["messages"]}>
          {all.map((message, index) => {
            const before = all[index - 1];
            const came = between(before?.sentAt ?? 0, message.sentAt);
            const headed =
              before === undefined ||
              came.length > 0 ||
              before.from !== message.from ||
              before.senderId !== message.senderId ||
              before.visibility !== message.visibility ||
              message.sentAt - before.sentAt > runMs;
            return (
              <Fragment key={message.messageId}>
                <Notices notices={came} />
                <MessageBubble
                  message={message}
                  headed={headed}
                  onSendAgain={message.status === "FAILED" ? onSendAgain : null}
                />
              </Fragment>
            );
          })}
          <Notices notices={between(last, Number.POSITIVE_INFINITY)} />
          {outgoing.map((message) => (
            <OutgoingBubble key={message.key} message={message} sender={sender} />
          ))}
        </ol>
        <CustomerTyping interactionId={interactionId} name={customerDetails.name} />
      </div>
    </div>
  );
}

/** Who came and left, between the messages. */
const Notices = ({ notices }: { notices: readonly TimelineEntry[] }) =>
  notices.map(({ at, text }) => (
    <li key={`${at} ${text}`} className={classes["system"]}>
      {text} <span className="tabular">{formatTime(at)}</span>
    </li>
  ));

function CustomerTyping({ interactionId, name }: { interactionId: string; name: string }) {
  const typing = useCustomerTyping(interactionId);
  return <p className={classes["typing"]}>{typing ? messages.typing(name) : ""}</p>;
}

function LoadingMessages() {
  return (
    <div className={classes["column"]} aria-busy="true" aria-label={messages.loading} role="status">
      {[52, 38, 64].map((width, index) => (
        <Skeleton key={width} height={34} width={`${width}%`} radius="lg" ml={index === 1 ? "auto" : 0} mt="sm" />
      ))}
    </div>
  );
}
