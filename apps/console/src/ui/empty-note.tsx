import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./note.module.css";

/** Says that a pane has nothing to show, and why that is fine. */
export function EmptyNote({
  icon,
  title,
  isPage = false,
  children,
}: {
  icon: ReactNode;
  title: string;
  /** Nothing else is on the page: the title is its heading. */
  isPage?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={classes["note"]} data-page={isPage || undefined}>
      <span className={classes["icon"]} aria-hidden>
        {icon}
      </span>
      {isPage ? (
        <Title order={1} size="h2">
          {title}
        </Title>
      ) : (
        <Text fw={600}>{title}</Text>
      )}
      {children !== undefined && (
        <Text size="sm" c="dimmed" component="div">
          {children}
        </Text>
      )}
    </div>
  );
}
