import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./note.module.css";

/** Says that a pane has nothing to show, and why that is fine. */
export function EmptyNote({ icon, title, children }: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className={classes["note"]}>
      <span className={classes["icon"]} aria-hidden>
        {icon}
      </span>
      <Text fw={600}>{title}</Text>
      {children !== undefined && (
        <Text size="sm" c="dimmed" component="div">
          {children}
        </Text>
      )}
    </div>
  );
}
