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
