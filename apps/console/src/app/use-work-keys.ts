import { useShortcutKeys } from "../features/shortcuts/index.ts";
import type { ShortcutName } from "../lib/shortcuts.ts";
import { useCommands } from "./use-commands.ts";

const notThere: readonly (ShortcutName | undefined)[] = ["openPalette", "openHelp"];
const nothing = (): void => {};

/** The shortcuts of the work itself, where there is neither palette, help sheet nor app: in the toolbar. */
export function useWorkKeys(): void {
  const commands = useCommands({ openFullPage: nothing, signOut: nothing });
  useShortcutKeys(
    commands.filter(({ shortcut }) => !notThere.includes(shortcut)),
    nothing,
  );
}
