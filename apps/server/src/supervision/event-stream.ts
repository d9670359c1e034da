import type { FastifyReply } from "fastify";

/** A reader who is so far behind misses what can be missed. */
const fullBytes = 1024 * 1024;

/** One reader of Server-Sent Events. */
export class EventStream {
  readonly #raw;
  #isOpen = true;

  constructor(reply: FastifyReply, onClosed: () => void) {
    reply.hijack();
    this.#raw = reply.raw;
    this.#raw.on("error", () => this.#raw.destroy());
    this.#raw.on("close", () => {
      this.#isOpen = false;
      onClosed();
    });
    const headers = reply.getHeaders();
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) this.#raw.setHeader(name, value);
    this.#raw.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      // A proxy that collects bytes would hold events back.
      "x-accel-buffering": "no",
    });
    this.#raw.write("retry: 2000\n\n");
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether the reader is too slow to be told more now. */
  get isFull(): boolean {
    return this.#raw.writableLength > fullBytes;
  }

  /** `json` has no line breaks: JSON.stringify makes none. */
  send(json: string): void {
    if (this.#isOpen) this.#raw.write(`data: ${json}\n\n`);
  }

  /** Keeps the line open through whatever cuts silent ones. */
  beat(): void {
    if (this.#isOpen) this.#raw.write(": still here\n\n");
  }

  /** Tells the reader not to come back, and ends. */
  close(): void {
    this.#end("event: closed\ndata: {}\n\n");
  }

  /** Ends; the reader comes back to the next server. */
  cut(): void {
    this.#end("");
  }

  #end(last: string): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#raw.end(last);
  }
}
