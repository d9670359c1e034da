import { Link } from "@tanstack/react-router";
import type { StaffPageEntry } from "./staff-page-entry.ts";
import classes from "./staff.module.css";

export function PageLinks({ pages, onOpen }: { pages: readonly StaffPageEntry[]; onOpen?: () => void }) {
  return (
    <ul className={classes["links"]}>
      {pages.map(({ path, label, icon: Icon }) => (
        <li key={path}>
          <Link to="/$" params={{ _splat: path.slice(1) }} className={classes["link"]} onClick={onOpen}>
            <Icon size={18} aria-hidden />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
