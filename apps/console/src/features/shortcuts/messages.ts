import type { ShortcutName } from "../../lib/shortcuts.ts";

export const messages = {
  title: "Keyboard shortcuts",
  groups: { offers: "Offers", contacts: "Contacts", everywhere: "Everywhere" },
  names: {
    acceptOffer: "Accept the first offer",
    declineOffer: "Decline the first offer",
    nextInteraction: "Next contact",
    previousInteraction: "Previous contact",
    focusComposer: "Write to the customer",
    endInteraction: "End the conversation",
    disposeInteraction: "Go to the disposition",
    toggleAvailability: "Available or on a break",
    openPalette: "Command palette",
    openHelp: "This sheet",
  } satisfies Record<ShortcutName, string>,
  also: {
    send: "Send the message",
    newLine: "New line in the message",
    canned: "Prepared answers, at the start of a message",
    save: "Save the disposition, from its notes",
    help: "This sheet, when not writing",
  },
  questionMark: "Open this sheet with ?",
};
