import { Anchor, Button, Group, Text, Title } from "@mantine/core";
import type { PublicInfo } from "../../lib/api.ts";
import { messages } from "./messages.ts";
import classes from "./sign-in.module.css";

type DemoAccount = NonNullable<PublicInfo["demoAccounts"]>[number];

/** One click for each account of a demo centre. */
export function DemoAccounts({
  accounts,
  demoUrl,
  busy,
  onChoose,
}: {
  accounts: readonly DemoAccount[];
  demoUrl: string | null;
  busy: boolean;
  onChoose: (account: DemoAccount) => void;
}) {
  const types = [...new Set(accounts.map(({ userType }) => userType))];
  return (
    <section className={classes["demo"]} aria-label={messages.demo.title}>
      <Title order={2} size="h3">
        {messages.demo.title}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {messages.demo.text}
      </Text>
      {types.map((type) => (
        <div key={type} className={classes["demoRow"]}>
          <Text size="xs" c="dimmed" className={classes["demoType"]}>
            {messages.demo.types[type] ?? type}
          </Text>
          <Group gap={6}>
            {accounts
              .filter(({ userType }) => userType === type)
              .map((account) => (
                <Button
                  key={account.username}
                  size="xs"
                  variant="default"
                  disabled={busy}
                  onClick={() => onChoose(account)}
                >
                  {account.name}
                </Button>
              ))}
          </Group>
        </div>
      ))}
      {demoUrl !== null && (
        <Anchor size="sm" href={demoUrl} target="_blank" rel="noopener">
          {messages.demo.customer}
        </Anchor>
      )}
    </section>
  );
}
