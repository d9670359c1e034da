import type { Attachment } from "@omni/contract";
import { OmniError } from "@omni/wire";
import type { Clock } from "../../clock.ts";
import { normalisePhone as digitsOf } from "../../customers/contact-values.ts";
import { newId } from "../../new-id.ts";
import type { Store } from "../../store/open-store.ts";
import type {
  IncomingMessage,
  MessagingChannelType,
  MessagingProvider,
  ProviderAnswer,
  ProviderListener,
  ProviderOrder,
} from "./messaging-provider.ts";
import { behaviourOf } from "./number-behaviour.ts";
import { SimulatedMessages, type SimulatedMessage } from "./simulated-messages.ts";

const deliverAfterMs = 300;
const readAfterMs = 1_500;

/** What a played phone is told. */
export interface SimulatedMessageEvent {
  type: "message";
  channelType: MessagingChannelType;
  messageId: string;
  /** The centre's number. */
  from: string;
  text: string;
  attachments: Attachment[];
  sentAt: number;
}

/** The centre has read what the phone sent under this id, and all before it. */
interface SimulatedReadEvent {
  type: "read";
  messageId: string;
}

export interface SimulatedSend {
  channelType: MessagingChannelType;
  to: string;
  text: string;
  attachments?: IncomingMessage["attachments"];
  /** Sent again under the same id, the centre gets the message once. */
  messageId?: string;
}

/** A person, or a test, who plays a number. */
export interface SimulatedMessagingPhone {
  /** Resolves when the centre has stored the message. */
  send(message: SimulatedSend): Promise<{ messageId: string }>;
  markRead(messageId: string): Promise<void>;
  /** A phone that is switched off gets its messages when it is on again. */
  setReachable(isReachable: boolean): void;
  disconnect(): void;
}

interface PlayedNumber {
  listener: (event: SimulatedMessageEvent | SimulatedReadEvent) => void;
  isReachable: boolean;
}

export interface SimulatedNumbersOptions {
  store: Store;
  clock: Clock;
  onError: (error: unknown) => void;
}

/**
 * A messaging provider without a network: messages go to whoever plays the number, and numbers nobody plays behave as
 * their last digits say. Nothing leaves this server.
 */
export class SimulatedNumbers implements MessagingProvider {
  readonly name = "Simulated numbers";
  readonly isSimulated = true;
  readonly #options: SimulatedNumbersOptions;
  readonly #messages: SimulatedMessages;
  readonly #played = new Map<string, PlayedNumber>();
  #listener: ProviderListener | null = null;

  constructor(options: SimulatedNumbersOptions) {
    this.#options = options;
    this.#messages = new SimulatedMessages(options.store);
  }

  start(listener: ProviderListener): void {
    this.#listener = listener;
    for (const message of this.#messages.undelivered()) this.#plan(message);
  }

  /** Forgets some of what it was given long ago; call within a piece of work. */
  readonly deleteOld = (now: number): boolean => this.#messages.deleteOld(now);

  stop(): void {
    this.#listener = null;
    this.#played.clear();
  }

  async send(order: ProviderOrder): Promise<ProviderAnswer> {
    const { orderId, channelType, from, to, text, attachments } = order;
    if (behaviourOf(to) === "REFUSED" && !this.#played.has(digitsOf(to)))
      return { outcome: "REFUSED", reason: "The number takes no messages." };
    const { message, isNew } = await this.#messages.take({
      messageId: newId("sim"),
      orderId,
      state: "SENT",
      channelType,
      from,
      to,
      text,
      attachments,
      sentAt: this.#options.clock.now(),
    });
    if (isNew) this.#plan(message);
    return { outcome: "TAKEN", providerMessageId: message.messageId };
  }

  async markRead({ providerMessageId, customer }: { providerMessageId: string; customer: string }): Promise<void> {
    this.#played.get(digitsOf(customer))?.listener({ type: "read", messageId: providerMessageId });
  }

  /** Plays the number from now on. What waits for it arrives at once. */
  connectPhone(number: string, listener: PlayedNumber["listener"]): SimulatedMessagingPhone {
    const key = digitsOf(number);
    const played: PlayedNumber = { listener, isReachable: true };
    this.#played.set(key, played);
    this.#deliverWaiting(key);
    return {
      send: (message) => this.#fromPhone(number, message),
      markRead: async (messageId) => {
        const message = this.#messages.find(messageId);
        if (message !== null && digitsOf(message.to) === key) await this.#tell(message, "READ");
      },
      setReachable: (isReachable) => {
        played.isReachable = isReachable;
        if (isReachable) this.#deliverWaiting(key);
      },
      disconnect: () => {
        if (this.#played.get(key) === played) this.#played.delete(key);
      },
    };
  }

  async #fromPhone(from: string, { messageId = newId("sim-in"), ...message }: SimulatedSend) {
    if (this.#listener === null)
      throw new OmniError("OFFLINE", "The simulated provider does not run. Wait until the server has started.");
    const sentAt = this.#options.clock.now();
    await this.#listener.onMessage({ attachments: [], ...message, providerMessageId: messageId, from, sentAt });
    return { messageId };
  }

  #deliverWaiting(key: string): void {
    for (const message of this.#messages.undelivered()) if (digitsOf(message.to) === key) this.#deliver(message);
  }

  #plan(message: SimulatedMessage): void {
    this.#options.clock.after(deliverAfterMs, () => this.#deliver(message));
  }

  #deliver(message: SimulatedMessage): void {
    if (this.#messages.find(message.messageId)?.state !== "SENT") return;
    const played = this.#played.get(digitsOf(message.to));
    if (played !== undefined) {
      if (played.isReachable) this.#deliverTo(played, message);
      return;
    }
    const behaviour = behaviourOf(message.to);
    if (behaviour === "UNREACHABLE") return;
    if (behaviour === "FAILS") return this.#tellSoon(message, "FAILED");
    this.#tellSoon(message, "DELIVERED");
    if (behaviour === "READS") this.#options.clock.after(readAfterMs, () => this.#tellSoon(message, "READ"));
  }

  #deliverTo(played: PlayedNumber, message: SimulatedMessage): void {
    const { channelType, messageId, from, text, attachments, sentAt } = message;
    played.listener({ type: "message", channelType, messageId, from, text, attachments, sentAt });
    this.#tellSoon(message, "DELIVERED");
  }

  #tellSoon(message: SimulatedMessage, status: "DELIVERED" | "READ" | "FAILED"): void {
    this.#tell(message, status).catch(this.#options.onError);
  }

  async #tell({ messageId }: SimulatedMessage, status: "DELIVERED" | "READ" | "FAILED"): Promise<void> {
    if (this.#listener === null) return;
    await this.#messages.setState(messageId, status);
    await this.#listener?.onStatus({ providerMessageId: messageId, status });
  }
}
