import { fromCustomer, type FromCustomer, type ToCustomer } from "@omni/live";
import { OmniError, toWireError } from "@omni/wire";
import type { WebSocket } from "ws";
import { TokenBucket } from "../../live/token-bucket.ts";
import { receiveInTurn } from "../../receive-in-turn.ts";
import type { ChatChannel, CustomerListener, OpenConversation } from "./chat-channel.ts";

/** A customer may write this many messages at once, as after a long time without network, then so many a second. */
const burst = 100;
const perSecond = 10;
/** A socket that takes no more than this off our hands is closed; its widget comes back and resumes. */
const largestBacklogBytes = 1_000_000;
/** Who never says hello is not kept. */
const helloWithinMs = 15_000;

export interface ConnectionOptions {
  channel: ChatChannel;
  socket: WebSocket;
  /** The page's origin, as the browser tells it. */
  origin: string | null;
  now: () => number;
  onBug: (error: unknown, correlationId: string) => void;
}

/** One customer's socket: checks every frame and answers each order once. */
class CustomerConnection implements CustomerListener {
  readonly #options: ConnectionOptions;
  #conversation: OpenConversation | null = null;
  #hasSaidHello = false;
  readonly #bucket: TokenBucket;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#bucket = new TokenBucket(burst, perSecond, options.now());
    const { socket } = options;
    const deadline = setTimeout(() => {
      if (!this.#hasSaidHello) socket.close(4005, "No hello came.");
    }, helloWithinMs);
    // In order: a message is stored after the one that was written before it.
    receiveInTurn(socket, (text) => this.#receive(text));
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      clearTimeout(deadline);
      if (this.#conversation !== null) options.channel.leave(this.#conversation, this);
    });
  }

  send(message: ToCustomer): void {
    const { socket } = this.#options;
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > largestBacklogBytes) return socket.terminate();
    socket.send(JSON.stringify(message));
  }

  async #receive(text: string): Promise<void> {
    const parsed = parse(text);
    if (typeof parsed === "string") {
      this.#refuse(null, new OmniError("INVALID_ARGUMENT", parsed));
      return;
    }
    const clientId = parsed.type === "message" ? parsed.clientId : null;
    try {
      this.#spend();
      await this.#handle(parsed);
    } catch (error) {
      this.#refuse(clientId, error);
    }
  }

  async #handle(message: FromCustomer): Promise<void> {
    const { channel, socket, origin } = this.#options;
    if (message.type === "hello") {
      if (this.#hasSaidHello) throw new OmniError("INVALID_STATE", "Hello was said on this socket. Open another one.");
      this.#hasSaidHello = true;
      try {
        this.#conversation = await channel.join(message, origin, this);
        if (socket.readyState !== socket.OPEN) channel.leave(this.#conversation, this);
      } catch (error) {
        this.#hasSaidHello = false;
        throw error;
      }
      return;
    }
    const conversation = this.#conversation;
    if (conversation === null) throw new OmniError("NOT_INITIALIZED", "Say hello before anything else.");
    switch (message.type) {
      case "message":
        this.send({
          type: "accepted",
          clientId: message.clientId,
          message: await channel.receive(conversation, this, message),
        });
        return;
      case "typing":
        return channel.setTyping(conversation, message.typing);
      case "read":
        return channel.markRead(conversation, message.messageId);
      case "end":
        return channel.end(conversation);
      case "ping":
        return this.send({ type: "pong" });
    }
  }

  #refuse(clientId: string | null, error: unknown): void {
    const { code, message } = toWireError(error, this.#options.onBug);
    this.send({ type: "refused", clientId, code, message });
  }

  #spend(): void {
    if (this.#bucket.take(this.#options.now()) > 0)
      throw new OmniError("RATE_LIMITED", "Too many messages in a short time. Wait a moment and try again.");
  }
}

/** Serves a customer's socket until it closes. */
export function connectCustomer(options: ConnectionOptions): void {
  new CustomerConnection(options);
}

/** A frame, or what is wrong with it. */
function parse(text: string): FromCustomer | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "The frame is not JSON.";
  }
  const { success, data, error } = fromCustomer.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  return `The frame is not valid${issue ? ` at ${issue.path.join(".") || "its top"}: ${issue.message}` : ""}.`;
}
