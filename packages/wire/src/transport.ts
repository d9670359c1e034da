export interface TransportHandlers<Incoming> {
  onMessage: (message: Incoming) => void;
  /** Called once, whichever side closed. Nothing is delivered after it. */
  onClose: () => void;
}

/** An ordered two-way line. What arrives before `start` waits for it; what is sent after the end is dropped. */
export interface Transport<Outgoing, Incoming> {
  start(handlers: TransportHandlers<Incoming>): void;
  /** Throws a DataCloneError when the message holds something that cannot be copied. */
  send(message: Outgoing): void;
  /** Ends the line on both sides. A second call does nothing. */
  close(): void;
}
