/** A key with its modifiers. `code` is the place of the key, so that Alt on a Mac, which types another letter, still works. */
export interface Shortcut {
  code: string;
  alt?: boolean;
  shift?: boolean;
  /** Ctrl, or Cmd on a Mac. */
  mod?: boolean;
  /** Shown on the key; the code's letter when left out. */
  label?: string;
}

const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.platform);

/** The key caps of a shortcut, in the order in which they are pressed. */
export function toKeyCaps({ code, alt, shift, mod, label }: Shortcut, mac = isMac()): string[] {
  return [
    ...(mod === true ? [mac ? "⌘" : "Ctrl"] : []),
    ...(alt === true ? [mac ? "⌥" : "Alt"] : []),
    ...(shift === true ? [mac ? "⇧" : "Shift"] : []),
    label ?? code.replace(/^Key|^Digit/, ""),
  ];
}

/** The value of `aria-keyshortcuts`. */
export function toAriaShortcut({ code, alt, shift, mod, label }: Shortcut): string {
  const key = (label ?? code).replace(/^Key|^Digit/, "");
  return [...(mod ? ["Control"] : []), ...(alt ? ["Alt"] : []), ...(shift ? ["Shift"] : []), key].join("+");
}

export function matchesShortcut(
  event: KeyboardEvent,
  { code, alt = false, shift = false, mod = false }: Shortcut,
): boolean {
  const modDown = event.ctrlKey || event.metaKey;
  // AltGr reports Ctrl and Alt together: that is typing, not a shortcut.
  return event.code === code && event.altKey === alt && event.shiftKey === shift && modDown === mod;
}

/** Whether keys go into a field now. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}
