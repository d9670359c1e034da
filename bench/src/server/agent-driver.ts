import type { ServerMessage } from "@omni/live";
import WebSocket from "ws";

/** One agent's console, as far as the benchmark needs it: takes every offer, and tells of messages. */
export class AgentDriver {
  readonly #socket: WebSocket;
  readonly #onMessage: (text: string, at: number) => void;
  #lastId = 0;
  readonly #waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  readonly #welcome: Promise<void>;

  constructor(address: string, cookie: string, onMessage: (text: string, at: number) => void) {
    this.#onMessage = onMessage;
    this.#socket = new WebSocket(`${address.replace("http", "ws")}/live`, {
      headers: { cookie, origin: address },
      perMessageDeflate: false,
    });
    this.#welcome = new Promise((resolve, reject) => {
      this.#socket.on("error", reject);
      this.#socket.on("close", (code, reason) =>
        reject(new Error(`The live socket closed: ${code} ${String(reason)}`)),
      );
      this.#socket.on("open", () => this.#send({ type: "hello", tabId: crypto.randomUUID(), lastSeq: null }));
      this.#socket.on("message", (data) => this.#receive(String(data), resolve));
    });
  }

  async ready(): Promise<void> {
    await this.#welcome;
  }

  /** Selects the campaign and takes chats from now on. */
  async startShift(campaignId: string): Promise<void> {
    await this.call("session.selectCampaigns", { campaignIds: [campaignId] });
    await this.call("session.setAutoCall", { channelType: "CHAT", enabled: true });
    await this.call("session.setAvailability", { status: "AVAILABLE" });
  }

  call(method: string, argument: object): Promise<void> {
    const id = ++this.#lastId;
    this.#send({ type: "call", id, key: `${id}-${crypto.randomUUID()}`, method, argument });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  close(): void {
    this.#socket.terminate();
  }

  #send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }

  #receive(frame: string, welcomed: () => void): void {
    const at = performance.now();
    // The server under test writes these frames.
    const message = JSON.parse(frame) as ServerMessage;
    if (message.type === "welcome") return welcomed();
    if (message.type === "reply") {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if ("error" in message) waiting?.reject(new Error(`${message.error.code}: ${message.error.message}`));
      else waiting?.resolve();
      return;
    }
    if (message.type !== "inbox") return;
    if (message.name === "interactionOffered" && message.interactionId !== null)
      void this.call("interaction.acceptInteraction", { interactionId: message.interactionId });
    if (message.name === "messageReceived") {
      const { text } = message.data["message"] as { text: string };
      this.#onMessage(text, at);
    }
  }
}
