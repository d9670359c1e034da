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
  holdCall: { code: "KeyH", alt: true },
  muteCall: { code: "KeyU", alt: true },
  openKeypad: { code: "KeyP", alt: true },
  transfer: { code: "KeyT", alt: true },
  consult: { code: "KeyC", alt: true },
  addParticipant: { code: "KeyP", alt: true, shift: true },
  consultTransfer: { code: "KeyT", alt: true, shift: true },
  consultConference: { code: "KeyC", alt: true, shift: true },
  consultCancel: { code: "KeyX", alt: true, shift: true },
  leaveConference: { code: "KeyQ", alt: true, shift: true },
  startCall: { code: "KeyN", alt: true },
  openCallbacks: { code: "KeyL", alt: true },
  scheduleCallback: { code: "KeyL", alt: true, shift: true },
  toggleAvailability: { code: "KeyB", alt: true },
  openPalette: { code: "KeyK", mod: true },
  openHelp: { code: "Slash", mod: true, label: "/" },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof shortcuts;
