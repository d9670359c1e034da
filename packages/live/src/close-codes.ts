/** Why the server closes a socket, as its close code. A console shows each and never reconnects by itself after one. */
export const closeCodes = {
  TAKEN_OVER: 4001,
  FORCED_OUT: 4002,
  LOGGED_OUT: 4003,
  EXPIRED: 4004,
  BAD_MESSAGE: 4005,
} as const;
export type CloseReason = keyof typeof closeCodes;

/** The reason a close code stands for, or null when the line merely broke. */
export const toCloseReason = (code: number): CloseReason | null => {
  for (const [reason, value] of Object.entries(closeCodes)) if (value === code) return reason as CloseReason;
  return null;
};

/** What a console says when its link ended and the server gave no words. */
export const endedBecause: Record<CloseReason, string> = {
  TAKEN_OVER: "Omni is open in another tab.",
  FORCED_OUT: "You were signed out because you signed in elsewhere.",
  LOGGED_OUT: "You signed out.",
  EXPIRED: "Your session has expired.",
  BAD_MESSAGE: "The server did not understand this console.",
};
