import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./page-head.module.css";

/** The heading of a whole page, what it is for, and what can be done on it. */
export function PageHead({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className={classes["head"]}>
      <div className={classes["words"]}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {text !== undefined && (
          <Text c="dimmed" maw="46rem">
            {text}
          </Text>
        )}
      </div>
      {children}
    </div>
  );
}
