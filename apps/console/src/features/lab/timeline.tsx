import { Text } from "@mantine/core";
import { formatTime } from "../../lib/format.ts";
import type { TimelineEntry } from "./lab-customer.ts";
import classes from "./lab.module.css";
import { messages } from "./messages.ts";

/** What happened to a customer, the newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <details className={classes["timeline"]} open>
      <summary>{messages.timeline}</summary>
      {entries.length === 0 ? (
        <Text size="xs">{messages.nothing}</Text>
      ) : (
        <ol aria-label={messages.timeline} tabIndex={0}>
          {entries.toReversed().map(({ id, at, text }) => (
            <li key={id}>
              <time className="tabular">{formatTime(at)}</time>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
