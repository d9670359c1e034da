import type { KeyboardEvent } from "react";

/**
 * For fields, such as those of dates and times, that are neither first nor last in a dialog: the browser moves through their parts by Tab. The
 * dialog's trap would, a moment later, take the keyboard back from whoever has tabbed on meanwhile.
 */
export const keepNativeTab = {
  onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Tab") event.stopPropagation();
  },
};
