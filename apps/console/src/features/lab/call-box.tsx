import { Button, Group, Text } from "@mantine/core";
import { IconPhone, IconPhoneOff } from "@tabler/icons-react";
import type { PhoneCall, PhoneView } from "@omni/live/phone-client";
import { Elapsed } from "../../ui/elapsed.tsx";
import type { LabCustomer } from "./lab-customer.ts";
import classes from "./lab.module.css";
import { messages } from "./messages.ts";
import { NoLink } from "./no-link.tsx";

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

/** The customer's telephone. */
export function CallBox({ customer, phone }: { customer: LabCustomer; phone: PhoneView }) {
  const { call, endedCall, numbers, link } = phone;
  if (call !== null) return <LiveCall customer={customer} call={call} phone={phone} />;
  if (link !== "ONLINE") return <NoLink customer={customer} phone={phone} />;
  const voice = numbers.filter(({ channelType }) => channelType === "VOICE");
  return (
    <>
      <Text size="sm" role="status">
        {endedCall !== null
          ? messages.call.ended(endedCall.endReason)
          : voice.length === 0
            ? messages.call.none
            : messages.call.idle}
      </Text>
      <div className={classes["numbers"]}>
        {voice.map(({ number, title }) => (
          <Button
            key={number}
            variant="default"
            justify="flex-start"
            leftSection={<IconPhone size={16} aria-hidden />}
            onClick={() => customer.call(number)}
          >
            {messages.call.call(title)}
          </Button>
        ))}
      </div>
    </>
  );
}

function LiveCall({ customer, call, phone }: { customer: LabCustomer; call: PhoneCall; phone: PhoneView }) {
  const title = titleOf(phone, call);
  const isIncoming = call.state === "RINGING" && call.direction === "IN";
  const isTalking = !call.waiting && (call.state === "CONNECTED" || call.state === "HELD");
  return (
    <>
      <Text size="sm" role="status" className={classes["state"]} data-held={call.state === "HELD" || undefined}>
        {isIncoming
          ? `${messages.call.incoming} · ${title}`
          : call.waiting && call.state !== "HELD"
            ? messages.call.calling(title)
            : `${call.state === "HELD" ? messages.call.held : messages.call.talking} · ${title}`}
      </Text>
      {call.connectedAt !== null && (
        <Text size="lg" fw={650}>
          <Elapsed since={call.connectedAt - phone.clockOffset} label={messages.call.duration} />
        </Text>
      )}
      {call.heardDigits !== "" && <Text size="sm">{messages.call.heard(call.heardDigits)}</Text>}
      {isTalking && (
        <div className={classes["keypad"]} role="group" aria-label={messages.call.keypad}>
          {keys.map((key) => (
            <Button key={key} variant="default" size="compact-md" onClick={() => customer.press(key)}>
              {key}
            </Button>
          ))}
        </div>
      )}
      <Group gap="xs">
        {isIncoming ? (
          <>
            <Button color="green" onClick={() => customer.answer(call.callId)}>
              {messages.call.answer}
            </Button>
            <Button color="red" onClick={() => customer.decline(call.callId)}>
              {messages.call.decline}
            </Button>
          </>
        ) : (
          <>
            <Button color="red" leftSection={<IconPhoneOff size={16} aria-hidden />} onClick={() => customer.hangUp()}>
              {messages.call.hangUp}
            </Button>
            <Button variant="default" onClick={() => customer.loseLine()}>
              {messages.call.drop}
            </Button>
          </>
        )}
      </Group>
    </>
  );
}

const titleOf = ({ numbers }: PhoneView, { peer }: PhoneCall): string =>
  numbers.find(({ number, channelType }) => number === peer && channelType === "VOICE")?.title ?? peer;
