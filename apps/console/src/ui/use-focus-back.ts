import { useEffect, useState } from "react";

/** For a dialog that is gone as soon as it closes: the keyboard goes back to what opened it. */
export function useFocusBack(): void {
  const [opener] = useState(findOpener);
  useEffect(
    () => () => {
      // After whatever took the dialog away has moved the focus itself.
      setTimeout(() => {
        if (document.activeElement === null || document.activeElement === document.body) opener?.focus();
      });
    },
    [opener],
  );
}

/** What has the focus; an entry of a menu goes with its menu, so the menu's button stands for it. */
function findOpener(): HTMLElement | null {
  const { activeElement } = document;
  const button = activeElement?.closest('[role="menu"]')?.getAttribute("aria-labelledby");
  const opener = button == null ? activeElement : document.getElementById(button);
  return opener instanceof HTMLElement ? opener : null;
}
