export interface TransportHandlers<Incoming> {
  onMessage: (message: Incoming) => void;
  /** Called once, whichever side closed; `lost` when the other side went without a word. Nothing is delivered after it. */
  onClose: (lost: boolean) => void;
}

/** An ordered two-way line. What arrives before `start` waits for it; what is sent after the end is dropped. */
export interface Transport<Outgoing, Incoming> {
  start(handlers: TransportHandlers<Incoming>): void;
  /** Throws a DataCloneError when the message holds something that cannot be copied. */
  send(message: Outgoing): void;
  /** Ends the line on both sides. A second call does nothing. */
  close(): void;
}
