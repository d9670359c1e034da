import { ActionIcon, Tooltip } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import classes from "./customer.module.css";
import { messages } from "./messages.ts";

/** A value that agents paste elsewhere all day. */
export function CopyValue({ value, what }: { value: string; what: string }) {
  const { copied, copy } = useClipboard({ timeout: 1_500 });
  const label = copied ? messages.copied : messages.copy(what);
  return (
    <span className={classes["copy"]}>
      {value}
      <Tooltip label={label}>
        <ActionIcon size="sm" variant="subtle" color="gray" aria-label={label} onClick={() => copy(value)}>
          {copied ? <IconCheck size={13} aria-hidden /> : <IconCopy size={13} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
