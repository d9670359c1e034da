import { Avatar, Button, Group, Menu, Modal, Text, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import type { MantineColorScheme } from "@mantine/core";
import { IconExternalLink, IconLogout } from "@tabler/icons-react";
import { useState } from "react";
import type { CurrentUser } from "@omni/contract";
import { setPreference, usePreference } from "../../lib/preferences.ts";
import { messages } from "./messages.ts";
import classes from "./session.module.css";

const schemes = ["auto", "light", "dark"] as const satisfies readonly MantineColorScheme[];

/** Who is signed in, this browser's settings, and signing out, which the server refuses while contacts are open. */
export function AccountMenu({
  user,
  openContacts = 0,
  onSignOut,
  notifications,
  pages = [],
}: {
  user: CurrentUser;
  openContacts?: number;
  onSignOut: () => void;
  /** Pages of their own beside the desk; each opens in a new tab. */
  pages?: readonly { path: string; label: string }[];
  notifications?: { enabled: boolean; blocked: boolean; setEnabled: (enabled: boolean) => void };
}) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const ring = usePreference("ring");
  const [asking, setAsking] = useState(false);
  const initials = toInitials(user.name);
  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <UnstyledButton className={classes["account"]} aria-label={messages.account.label(initials, user.name)}>
            <Avatar size={28} color="ink" variant="filled" aria-hidden>
              {initials}
            </Avatar>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={classes["who"]}>
            <Text fw={600} size="sm">
              {user.name}
            </Text>
            <Text size="xs" c="dimmed">
              {user.userName}
            </Text>
          </div>
          <Menu.Divider />
          {notifications !== undefined && (
            <>
              <Menu.CheckboxItem
                closeMenuOnClick={false}
                checked={ring}
                onChange={(checked) => setPreference("ring", checked)}
              >
                {messages.account.ring}
              </Menu.CheckboxItem>
              <Menu.CheckboxItem
                closeMenuOnClick={false}
                checked={notifications.enabled}
                disabled={notifications.blocked}
                onChange={notifications.setEnabled}
              >
                {messages.notifications.label}
              </Menu.CheckboxItem>
              <Menu.Divider />
            </>
          )}
          <Menu.Label>{messages.account.theme}</Menu.Label>
          <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
            {schemes.map((scheme) => (
              <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick={false}>
                {messages.account.themes[scheme]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          {pages.length > 0 && <Menu.Divider />}
          {pages.map(({ path, label }) => (
            <Menu.Item
              key={path}
              component="a"
              href={path}
              target="_blank"
              rel="noopener"
              leftSection={<IconExternalLink size={16} aria-hidden />}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={() => (openContacts > 0 ? setAsking(true) : onSignOut())}
          >
            {messages.account.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={asking} onClose={() => setAsking(false)} title={messages.account.stillWorking.title}>
        <Text size="sm">{messages.account.stillWorking.text(openContacts)}</Text>
        <Group justify="flex-end" mt="lg">
          <Button onClick={() => setAsking(false)} data-autofocus>
            {messages.account.stillWorking.close}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

/** The first letters of the first and the last name. */
function toInitials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}
