import type { ReactNode } from "react";
import classes from "./pane.module.css";

/** One column of the workspace: a landmark with a heading and a body that scrolls by itself. */
export function Pane({
  title,
  aside,
  footer,
  children,
  id,
}: {
  title: string;
  aside?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  return (
    <section className={classes["pane"]} aria-label={title} id={id} tabIndex={id === undefined ? undefined : -1}>
      <header className={classes["head"]}>
        <h2 className={classes["title"]}>{title}</h2>
        {aside}
      </header>
      <div className={classes["body"]}>{children}</div>
      {footer !== undefined && <footer className={classes["foot"]}>{footer}</footer>}
    </section>
  );
}
