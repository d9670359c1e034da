import { Button, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./screen.module.css";
import { useFirstFocus } from "./use-first-focus.ts";

/** A whole page with one thing to say and one thing to do. */
export function MessageScreen({
  icon,
  title,
  text,
  action,
  onAction,
  busy = false,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  action: string;
  onAction: () => void;
  busy?: boolean;
}) {
  const button = useFirstFocus<HTMLButtonElement>();
  return (
    <main className={classes["screen"]}>
      <div className={classes["message"]}>
        <span className={classes["icon"]} aria-hidden>
          {icon}
        </span>
        <Title order={1} size="h3">
          {title}
        </Title>
        <Text c="dimmed">{text}</Text>
        <Button onClick={onAction} loading={busy} ref={button}>
          {action}
        </Button>
      </div>
    </main>
  );
}
