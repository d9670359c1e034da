import type { Shortcut } from "./shortcut.ts";

/** Every shortcut of the console, in one place so that no two share a key. */
export const shortcuts = {
  acceptOffer: { code: "KeyA", alt: true },
  declineOffer: { code: "KeyX", alt: true },
  nextInteraction: { code: "KeyJ", alt: true },
  previousInteraction: { code: "KeyK", alt: true },
  focusComposer: { code: "KeyM", alt: true },
  endInteraction: { code: "KeyE", alt: true, shift: true },
  disposeInteraction: { code: "KeyW", alt: true },
  toggleAvailability: { code: "KeyB", alt: true },
  openPalette: { code: "KeyK", mod: true },
  openHelp: { code: "Slash", mod: true, label: "/" },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof shortcuts;
