import type { ShortcutName } from "./shortcuts.ts";

/** Something an agent can order by palette or shortcut. */
export interface Command {
  id: string;
  label: string;
  group: string;
  shortcut?: ShortcutName;
  /** Whether it makes sense now; an unavailable one is not listed and its shortcut does nothing. */
  available: boolean;
  run: () => void;
}
