import type { ToCustomer } from "@omni/live";
import WebSocket from "ws";

/** One customer's widget, as far as the benchmark needs it. */
export class CustomerDriver {
  readonly #socket: WebSocket;
  readonly #onAccepted: (clientId: string) => void;
  readonly #welcome: Promise<void>;
  readonly #connected = Promise.withResolvers<void>();

  constructor(address: string, campaign: string, onAccepted: (clientId: string) => void) {
    this.#onAccepted = onAccepted;
    this.#socket = new WebSocket(`${address.replace("http", "ws")}/chat`, {
      headers: { origin: address },
      perMessageDeflate: false,
    });
    this.#welcome = new Promise((resolve, reject) => {
      this.#socket.on("error", reject);
      this.#socket.on("open", () =>
        this.#socket.send(JSON.stringify({ type: "hello", campaign, token: null, lastSeq: 0 })),
      );
      this.#socket.on("message", (data) => this.#receive(String(data), resolve));
    });
  }

  async ready(): Promise<void> {
    await this.#welcome;
  }

  /** Resolves when an agent is there. */
  async connected(): Promise<void> {
    await this.#connected.promise;
  }

  /** `text` is the client id as well: the agent's side recognises the message by it. */
  send(text: string): void {
    this.#socket.send(JSON.stringify({ type: "message", clientId: text, text }));
  }

  close(): void {
    this.#socket.terminate();
  }

  #receive(frame: string, welcomed: () => void): void {
    // The server under test writes these frames.
    const message = JSON.parse(frame) as ToCustomer;
    if (message.type === "welcome") welcomed();
    if (message.type === "accepted") this.#onAccepted(message.clientId);
    if (message.type === "status" && message.status.state === "CONNECTED") this.#connected.resolve();
    if (message.type === "refused") throw new Error(`The server refused: ${message.code} ${message.message}`);
  }
}
