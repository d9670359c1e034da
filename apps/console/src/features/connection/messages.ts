export const messages = {
  RECONNECTING: "Connection lost. Reconnecting… Your work is kept.",
  OFFLINE: "Offline. New contacts cannot reach you. Omni keeps trying to connect.",
  backOnline: "Connected again.",
  retry: "Try now",
  takenOver: {
    title: "Omni is open in another tab",
    text: "An agent works in one tab at a time. Your contacts are safe in the other one.",
    action: "Use it here",
  },
  forcedOut: {
    title: "You were signed out",
    action: "Sign in again",
  },
  expired: {
    title: "Your session has expired",
    text: "Sign in again to go on. Your open contacts are kept as far as their campaign allows.",
    action: "Sign in again",
  },
  badMessage: {
    title: "This page does not fit the server",
    text: "Omni was probably updated. Load the page again to get the new version.",
    action: "Load again",
  },
};
