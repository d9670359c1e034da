import { useLayoutEffect, useRef } from "react";
import type { Command } from "../../lib/command.ts";
import { preferences } from "../../lib/preferences.ts";
import { isTyping, matchesShortcut } from "../../lib/shortcut.ts";
import { shortcuts } from "../../lib/shortcuts.ts";

/** Runs the command whose shortcut is pressed. A dialog that is open keeps the keys to itself. */
export function useShortcutKeys(commands: readonly Command[], onHelp: () => void): void {
  const current = useRef({ commands, onHelp });
  // Before the page is painted: whoever sees a control can press its key at once.
  useLayoutEffect(() => {
    current.current = { commands, onHelp };
  });
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      const command = current.current.commands.find(
        ({ shortcut }) => shortcut !== undefined && matchesShortcut(event, shortcuts[shortcut]),
      );
      if (command !== undefined) {
        // Also when it does nothing now, or the browser would do something else with the key.
        event.preventDefault();
        if (command.available && !isDialogOpen()) command.run();
      } else if (event.key === "?" && preferences.get().questionMarkHelp && !isTyping(event.target)) {
        event.preventDefault();
        if (!isDialogOpen()) current.current.onHelp();
      }
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

const isDialogOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
