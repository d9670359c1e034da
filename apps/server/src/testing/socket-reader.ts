import { WebSocket } from "ws";
import { toFrameText } from "../frame-text.ts";

/** A socket whose messages are kept, and waited for by what they are. */
export class SocketReader<M extends { type: string }> {
  readonly socket: WebSocket;
  readonly messages: M[] = [];
  readonly closed: Promise<number>;
  #waiting: { matches: (message: M) => boolean; resolve: (message: M) => void }[] = [];

  constructor(url: string, headers: Record<string, string>) {
    this.socket = new WebSocket(url, { headers, perMessageDeflate: false });
    this.closed = new Promise((resolve) => {
      this.socket.on("close", (code) => resolve(code));
    });
    this.socket.on("error", () => this.socket.terminate());
    this.socket.on("message", (data) => {
      // The server's own messages, whose type the test knows.
      const message = JSON.parse(toFrameText(data)) as M;
      this.messages.push(message);
      const waiting = this.#waiting.filter(({ matches }) => matches(message));
      this.#waiting = this.#waiting.filter(({ matches }) => !matches(message));
      for (const { resolve } of waiting) resolve(message);
    });
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once("open", () => resolve());
      this.socket.once("close", (code) => reject(new Error(`The socket closed with ${code}.`)));
      this.socket.once("unexpected-response", (_request, { statusCode }) => reject(new Error(`HTTP ${statusCode}`)));
    });
  }

  send(message: unknown): void {
    this.socket.send(JSON.stringify(message));
  }

  /** The first message, past or to come, that is so. */
  find<T extends M>(matches: (message: M) => message is T): Promise<T>;
  find(matches: (message: M) => boolean): Promise<M>;
  find(matches: (message: M) => boolean): Promise<M> {
    const there = this.messages.find(matches);
    if (there !== undefined) return Promise.resolve(there);
    return new Promise((resolve) => this.#waiting.push({ matches, resolve }));
  }

  /** Breaks the line without a goodbye. */
  cut(): Promise<number> {
    this.socket.terminate();
    return this.closed;
  }
}
