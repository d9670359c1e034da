import type { PhoneMessage, PhoneView, UnsentText } from "@omni/live/phone-client";

export interface ThreadLine {
  key: string;
  from: PhoneMessage["from"];
  text: string;
  attachments: PhoneMessage["attachments"];
  at: number;
  delivery: "SENDING" | "SENT" | "READ" | "NOT_SENT" | null;
  refusal: string | null;
}

/** What was written between this phone and one number of the centre on one channel. */
export interface Thread {
  key: string;
  channelType: UnsentText["channelType"];
  peer: string;
  title: string;
  lines: ThreadLine[];
  /** Messages of the centre that were not read yet. */
  unreadIds: string[];
  unread: number;
}

/** The thread of each number that takes texts, in the centre's order, and of numbers that wrote without being listed. */
export function threadsOf({ numbers, messages, unsent }: PhoneView): Thread[] {
  const entrances = numbers.flatMap(({ number, channelType, title }) =>
    channelType === "VOICE" ? [] : [{ peer: number, channelType, title }],
  );
  for (const { peer, channelType } of messages)
    if (!entrances.some((each) => each.peer === peer && each.channelType === channelType))
      entrances.push({ peer, channelType, title: peer });
  return entrances.map(({ peer, channelType, title }) => {
    const own = messages.filter((each) => each.peer === peer && each.channelType === channelType);
    const waiting = unsent.filter((each) => each.to === peer && each.channelType === channelType);
    const unreadIds = own.filter(({ from, read }) => from === "CENTRE" && !read).map(({ messageId }) => messageId);
    return {
      key: `${channelType}:${peer}`,
      channelType,
      peer,
      title,
      lines: [...own.map(toLine), ...waiting.map(toWaitingLine)],
      unreadIds,
      unread: unreadIds.length,
    };
  });
}

const toLine = ({ messageId, from, text, attachments, sentAt, read }: PhoneMessage): ThreadLine => ({
  key: messageId,
  from,
  text,
  attachments,
  at: sentAt,
  delivery: from === "PHONE" ? (read ? "READ" : "SENT") : null,
  refusal: null,
});

const toWaitingLine = ({ clientId, text, file, writtenAt, refusal }: UnsentText): ThreadLine => ({
  key: clientId,
  from: "PHONE",
  text,
  attachments:
    file === undefined ? [] : [{ attachmentId: clientId, name: file.name, contentType: "", sizeBytes: 0, url: "" }],
  at: writtenAt,
  delivery: refusal === null ? "SENDING" : "NOT_SENT",
  refusal,
});
