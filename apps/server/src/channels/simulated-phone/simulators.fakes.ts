import type { LineEvent, NumberEvent, Simulators } from "./simulators.ts";

/** A line and numbers that only write down what a phone did, and let a test do the centre's part. */
export class FakeSimulators implements Simulators {
  /** What phones did, in order: `ring 5551`, `answer call-1`. */
  readonly done: string[] = [];
  readonly #callers = new Map<string, (event: LineEvent) => void>();
  readonly #readers = new Map<string, (event: NumberEvent) => void>();
  #calls = 0;

  readonly line: Simulators["line"] = {
    connectPhone: (number, listener) => {
      this.#callers.set(number, listener);
      const note = (what: string) => (callId: string) => void this.done.push(`${what} ${callId}`);
      return {
        call: (to) => {
          this.done.push(`call ${to}`);
          return `call-${++this.#calls}`;
        },
        answer: note("answer"),
        decline: note("decline"),
        hangUp: note("hangUp"),
        drop: note("drop"),
        sendDigits: (callId, digits) => void this.done.push(`digits ${callId} ${digits}`),
        disconnect: () => {
          this.#callers.delete(number);
          this.done.push(`disconnect ${number}`);
        },
      };
    },
  };

  readonly numbers: Simulators["numbers"] = {
    connectPhone: (number, listener) => {
      this.#readers.set(number, listener);
      return {
        send: async ({ channelType, to, text, attachments }) => {
          const files = attachments.map(({ name, content }) => ` ${name}:${Buffer.from(content).toString()}`).join("");
          this.done.push(`${channelType} ${to} ${text}${files}`);
        },
        markRead: (messageId) => void this.done.push(`read ${messageId}`),
        setReachable: (reachable) => void this.done.push(`reachable ${reachable}`),
        disconnect: () => void this.#readers.delete(number),
      };
    },
  };

  isPlayed(number: string): boolean {
    return this.#callers.has(number);
  }

  /** The line tells the phone something. */
  tellCall(number: string, event: LineEvent): void {
    this.#callers.get(number)?.(event);
  }

  /** The centre writes to the phone. */
  write(number: string, messageId: string, text: string): void {
    const from = "+442079460002";
    const event = { type: "message", channelType: "SMS", messageId, from, text, attachments: [], sentAt: 1 } as const;
    this.#readers.get(number)?.(event);
  }
}
