import type { InteractionState } from "@omni/contract";

/** Words that several features share. */
export const messages = {
  retry: "Try again",
  dismiss: "Dismiss",
  loading: "Loading",
  partMissing: "This part could not be loaded. If Omni was updated, load the page again.",
  errors: {
    OFFLINE: "There is no connection to the server. Omni keeps trying; try again when it is back.",
    TIMEOUT: "The server did not answer in time. Try again.",
    NOT_LOGGED_IN: "You are not signed in any more. Sign in again.",
    INTERNAL: (id: string | null) =>
      id === null
        ? "Something failed inside Omni. Try again; if it happens again, tell your administrator."
        : `Something failed inside Omni. If it happens again, tell your administrator this number: ${id}`,
  },
  states: {
    QUEUED: "In queue",
    OFFERED: "Offered",
    INITIATED: "Starting",
    CONNECTED: "Connected",
    HELD: "On hold",
    CONSULTING: "Consulting",
    CONFERENCE: "Conference",
    ENDED: "Ended",
    WRAP_UP: "Wrap-up",
    DISPOSED: "Disposed",
  } satisfies Record<InteractionState, string>,
  channels: {
    VOICE: "Voice",
    CHAT: "Chat",
    WHATSAPP: "WhatsApp",
    SMS: "SMS",
    EMAIL: "E-mail",
    VIDEO: "Video",
  },
};
