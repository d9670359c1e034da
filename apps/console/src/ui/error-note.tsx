import { Button, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { explainError } from "./explain-error.ts";
import { messages } from "./messages.ts";
import classes from "./note.module.css";

/** What failed in a pane, with a way out. */
export function ErrorNote({ title, error, onRetry }: { title: string; error: unknown; onRetry?: () => void }) {
  return (
    <div className={classes["note"]} role="alert">
      <IconAlertTriangle size={22} className={classes["errorIcon"]} aria-hidden />
      <Text fw={600}>{title}</Text>
      <Text size="sm" c="dimmed">
        {explainError(error)}
      </Text>
      {onRetry && (
        <Button size="xs" variant="default" onClick={onRetry}>
          {messages.retry}
        </Button>
      )}
    </div>
  );
}
