/** What one app may ask of the console. */
export interface HostLimits {
  /** Calls per second in the long run, and how many may come at once. */
  callsPerSecond: number;
  callBurst: number;
  /** Size of one call's argument, in characters of text and eight bytes for each other value. */
  payloadBytes: number;
  /** How long a frame may take to initialize its SDK before it counts as failed. */
  readyTimeoutMs: number;
  /** Messages of any kind per second in the long run, and how many may come at once: beyond it the app is cut off. */
  messagesPerSecond: number;
  messageBurst: number;
  /** Calls of one page that may wait for their answers at once. */
  runningCalls: number;
  /** Topics that one page follows at once, and the size of what is published on one, measured like `payloadBytes`. */
  topics: number;
  topicBytes: number;
  /** How long a page that went without a word has to come back before it counts as crashed. */
  returnTimeoutMs: number;
}

export const defaultLimits: HostLimits = {
  callsPerSecond: 100,
  callBurst: 300,
  payloadBytes: 256 * 1024,
  readyTimeoutMs: 15_000,
  messagesPerSecond: 1_000,
  messageBurst: 15_000,
  runningCalls: 200,
  topics: 100,
  topicBytes: 64 * 1024,
  returnTimeoutMs: 3_000,
};
