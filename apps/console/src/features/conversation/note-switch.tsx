import { SegmentedControl } from "@mantine/core";
import classes from "./conversation.module.css";
import { messages } from "./messages.ts";
import type { Audience } from "./use-audience.ts";

/** To whom the agent writes, where more than one agent takes part. */
export function NoteSwitch({ audience }: { audience: Audience }) {
  const { isNote, choice, set } = audience;
  if (choice === "NONE") return null;
  if (choice === "NOTES_ONLY") return <p className={classes["noteOnly"]}>{messages.note.only}</p>;
  return (
    <SegmentedControl
      size="xs"
      className={classes["noteSwitch"]}
      aria-label={messages.note.to}
      value={isNote ? "AGENTS" : "EVERYONE"}
      onChange={(value) => set(value === "AGENTS")}
      data={[
        { value: "EVERYONE", label: messages.note.toCustomer },
        { value: "AGENTS", label: messages.note.toColleagues },
      ]}
    />
  );
}
