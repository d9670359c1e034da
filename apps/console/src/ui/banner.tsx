import type { ReactNode } from "react";
import classes from "./banner.module.css";

/** A line across the page for what concerns all of it. */
export function Banner({
  tone,
  icon,
  action,
  children,
}: {
  tone: "warn" | "bad";
  icon: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes["banner"]} data-tone={tone} role="status">
      {icon}
      <span>{children}</span>
      {action}
    </div>
  );
}
