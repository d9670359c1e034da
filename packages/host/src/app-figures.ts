/** What passed between the console and one app since it was mounted, over all its pages. */
export interface AppFigures {
  /** Everything the app posted on its port, and every event, topic message and reply that went to it. */
  messagesIn: number;
  messagesOut: number;
  /** Calls, and how many of them were refused or failed. */
  calls: number;
  callErrors: number;
  callbackErrors: number;
  /** Milliseconds of the last ping to the page and back; null until the first. */
  lastRoundTripMs: number | null;
}

export const newFigures = (): AppFigures => ({
  messagesIn: 0,
  messagesOut: 0,
  calls: 0,
  callErrors: 0,
  callbackErrors: 0,
  lastRoundTripMs: null,
});
