import { Button, Group, NativeSelect, Switch, Tooltip } from "@mantine/core";
import { IconWifiOff } from "@tabler/icons-react";
import { useState } from "react";
import type { LabCustomer, LabCustomerState } from "./lab-customer.ts";
import { messages } from "./messages.ts";

const spans = [5, 15, 60];
const { behaviour } = messages;

/** How the customer behaves: slow, without network, gone. */
export function BehaviourRow({ customer, state }: { customer: LabCustomer; state: LabCustomerState }) {
  const [seconds, setSeconds] = useState(5);
  const isLost = state.lostUntil !== null;
  const isOnline = state.phone.link === "ONLINE";
  return (
    <Group gap="xs" role="group" aria-label={behaviour.label}>
      <Tooltip label={behaviour.slowHelp}>
        <Switch
          size="xs"
          label={behaviour.slow}
          checked={state.isSlow}
          onChange={({ currentTarget }) => customer.setSlow(currentTarget.checked)}
        />
      </Tooltip>
      <Switch
        size="xs"
        label={behaviour.phoneOff}
        checked={!state.phone.reachable}
        disabled={!isOnline}
        onChange={({ currentTarget }) => customer.setReachable(!currentTarget.checked)}
      />
      <Group gap={4} wrap="nowrap">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconWifiOff size={14} aria-hidden />}
          disabled={isLost}
          onClick={() => customer.loseNetwork(seconds)}
        >
          {isLost ? behaviour.lost(seconds) : behaviour.lose}
        </Button>
        <NativeSelect
          size="xs"
          aria-label={behaviour.loseFor}
          value={seconds}
          disabled={isLost}
          onChange={({ currentTarget }) => setSeconds(Number(currentTarget.value))}
          data={spans.map((value) => ({ value: String(value), label: behaviour.seconds(value) }))}
        />
      </Group>
      <Tooltip label={behaviour.vanishHelp}>
        <Button size="compact-sm" variant="default" onClick={() => customer.vanish()}>
          {behaviour.vanish}
        </Button>
      </Tooltip>
    </Group>
  );
}
