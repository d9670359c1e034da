import { Button, Text } from "@mantine/core";
import type { PhoneView } from "@omni/live/phone-client";
import type { LabCustomer } from "./lab-customer.ts";
import { messages } from "./messages.ts";

/** Why the customer's phone does nothing now. */
export function NoLink({ customer, phone: { link, problem } }: { customer: LabCustomer; phone: PhoneView }) {
  if (link === "ONLINE") return null;
  return (
    <>
      <Text size="sm" role="status">
        {messages.link[link]} {problem}
      </Text>
      {link === "REFUSED" && (
        <Button size="compact-sm" variant="default" onClick={() => customer.reconnect()}>
          {messages.tryAgain}
        </Button>
      )}
    </>
  );
}
