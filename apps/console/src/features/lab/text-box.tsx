import { NativeSelect, Text } from "@mantine/core";
import type { PhoneView } from "@omni/live/phone-client";
import { useEffect, useState } from "react";
import { Bubbles, type BubbleLine } from "./bubbles.tsx";
import type { LabCustomer, TextChannel } from "./lab-customer.ts";
import { messages } from "./messages.ts";
import { NoLink } from "./no-link.tsx";
import { WriteForm } from "./write-form.tsx";

/** The customer's SMS or WhatsApp with one of the centre's numbers. */
export function TextBox({
  customer,
  phone,
  channelType,
}: {
  customer: LabCustomer;
  phone: PhoneView;
  channelType: TextChannel;
}) {
  const channel = messages.channels[channelType];
  const numbers = phone.numbers.filter((each) => each.channelType === channelType);
  const own = phone.messages.filter((each) => each.channelType === channelType);
  const [chosen, setChosen] = useState<string | null>(null);
  const latest = own.at(-1)?.peer ?? phone.unsent.findLast((each) => each.channelType === channelType)?.to;
  const peer = chosen ?? latest ?? numbers[0]?.number ?? null;
  const lines = peer === null ? [] : toLines(phone, channelType, peer);
  const unreadIds = own.filter((each) => each.peer === peer && each.from === "CENTRE" && !each.read);
  const unread = unreadIds.map(({ messageId }) => messageId).join(" ");
  useEffect(() => {
    if (unread !== "") customer.readTexts(unread.split(" "));
  }, [customer, unread]);
  if (peer === null) {
    return phone.link === "ONLINE" ? (
      <Text size="sm">{messages.texts.none(channel)}</Text>
    ) : (
      <NoLink customer={customer} phone={phone} />
    );
  }
  const hasAnswer = own.some((each) => each.peer === peer && each.from === "CENTRE");
  return (
    <>
      <NativeSelect
        size="xs"
        label={messages.texts.number}
        value={peer}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={[
          ...numbers.map(({ number, title }) => ({ value: number, label: title })),
          ...(numbers.some(({ number }) => number === peer) ? [] : [{ value: peer, label: peer }]),
        ]}
      />
      {lines.length > 0 && !hasAnswer && (
        <Text size="sm" role="status">
          {messages.texts.waiting}
        </Text>
      )}
      <Bubbles label={messages.texts.log(channel)} lines={lines} empty={messages.texts.empty} />
      <WriteForm
        label={messages.texts.text(channel)}
        placeholder={messages.texts.placeholder}
        action={messages.texts.send}
        onSend={(text) => customer.sendText(channelType, peer, text)}
      />
    </>
  );
}

const toLines = ({ messages: all, unsent }: PhoneView, channelType: TextChannel, peer: string): BubbleLine[] => [
  ...all
    .filter((each) => each.channelType === channelType && each.peer === peer)
    .map(({ messageId, from, text, attachments, sentAt }) => ({
      key: messageId,
      isOwn: from === "PHONE",
      text,
      files: attachments,
      at: sentAt,
      note: "",
    })),
  ...unsent
    .filter((each) => each.channelType === channelType && each.to === peer)
    .map(({ clientId, text, writtenAt, refusal }) => ({
      key: clientId,
      isOwn: true,
      text,
      files: [],
      at: writtenAt,
      note: refusal === null ? messages.texts.sending : messages.texts.notSent(refusal),
    })),
];
