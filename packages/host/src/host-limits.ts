/** What one app may ask of the console. */
export interface HostLimits {
  /** Calls per second in the long run, and how many may come at once. */
  callsPerSecond: number;
  callBurst: number;
  /** Size of one call's argument, in characters of text and eight bytes for each other value. */
  payloadBytes: number;
  /** How long a frame may take to initialize its SDK before it counts as failed. */
  readyTimeoutMs: number;
}

export const defaultLimits: HostLimits = {
  callsPerSecond: 100,
  callBurst: 300,
  payloadBytes: 256 * 1024,
  readyTimeoutMs: 15_000,
};
