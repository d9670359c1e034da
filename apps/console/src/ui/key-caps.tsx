import { toKeyCaps } from "../lib/shortcut.ts";
import { shortcuts, type ShortcutName } from "../lib/shortcuts.ts";
import classes from "./key-caps.module.css";

/** The keys of a shortcut as small caps. */
export function KeyCaps({ shortcut }: { shortcut: ShortcutName }) {
  return <Caps keys={toKeyCaps(shortcuts[shortcut])} />;
}

export function Caps({ keys }: { keys: readonly string[] }) {
  return (
    <span className={classes["caps"]}>
      {keys.map((cap) => (
        <kbd key={cap} className={classes["cap"]}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
