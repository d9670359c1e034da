import { ActionIcon, Button, Group, Menu, Modal, Text } from "@mantine/core";
import { IconCircleCheck, IconDots, IconLogout } from "@tabler/icons-react";
import type { AgentStatus } from "@omni/live";
import { useState } from "react";
import { messages } from "./messages.ts";
import { useStaffOrder } from "./use-staff-order.ts";

const words = messages.agents;

/** What a supervisor may do to an agent's day. */
export function AgentActions({ agent, breakReasons }: { agent: AgentStatus; breakReasons: readonly string[] }) {
  const { agentId, name } = agent;
  const [asking, setAsking] = useState(false);
  const order = useStaffOrder(words.failed);
  const path = `agents/${encodeURIComponent(agentId)}`;
  const set = (body: object): void => void order.send(`${path}/availability`, body, words.changed(name));
  const signOut = async (): Promise<void> => {
    if (await order.send(`${path}/sign-out`, {}, words.changed(name))) setAsking(false);
  };
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={words.actions(name)} loading={order.sending}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconCircleCheck size={16} aria-hidden />}
            onClick={() => set({ status: "AVAILABLE" })}
          >
            {words.available}
          </Menu.Item>
          <Menu.Label>{words.breaks}</Menu.Label>
          {breakReasons.map((breakReason) => (
            <Menu.Item key={breakReason} onClick={() => set({ status: "ON_BREAK", breakReason })}>
              {breakReason}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => setAsking(true)}>
            {words.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking && (
        <SignOutDialog
          name={name}
          sending={order.sending}
          onClose={() => setAsking(false)}
          onConfirm={() => void signOut()}
        />
      )}
    </>
  );
}

function SignOutDialog({
  name,
  sending,
  onClose,
  onConfirm,
}: {
  name: string;
  sending: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  return (
    <Modal opened onClose={onClose} title={words.signOutTitle(name)}>
      <Text size="sm">{words.signOutText}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {messages.cancel}
        </Button>
        <Button color="red" loading={sending} onClick={onConfirm}>
          {words.signOut.replace("…", "")}
        </Button>
      </Group>
    </Modal>
  );
}
