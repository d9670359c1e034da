import type { Message } from "@omni/contract";
import type { Attachments } from "../../attachments/attachments.ts";
import type { Apply, ContactCentre } from "../../centre/contact-centre.ts";
import type { Clock } from "../../clock.ts";
import { Rejection } from "../../store/group-commit.ts";
import type { Store } from "../../store/open-store.ts";
import type { MessageStatuses } from "../message-statuses.ts";
import type { MessagingProvider, ProviderAnswer, StatusUpdate } from "./messaging-provider.ts";
import type { NumberConversation } from "./number-conversations.ts";
import { Outbox, type OutboxEntry } from "./outbox.ts";

const firstPauseMs = 500;
/** A provider that says nothing for so long counts as one that could not be reached. */
const answerWithinMs = 30_000;
const longestPauseMs = 60_000;
/** Statuses that came before the provider's answer to the order; more are not remembered. */
const rememberedEarly = 1000;

export interface DeliveriesOptions {
  store: Store;
  centre: ContactCentre;
  provider: MessagingProvider;
  statuses: MessageStatuses;
  attachments: Attachments;
  clock: Clock;
  onError: (error: unknown) => void;
}

/** Hands messages to the provider in the order in which they were sent, and takes back what became of them. */
export class Deliveries {
  readonly outbox: Outbox;
  readonly #options: DeliveriesOptions;
  readonly #early = new Map<string, StatusUpdate["status"][]>();
  #pumping: Promise<void> | null = null;
  #failures = 0;
  #cancelPause: (() => void) | null = null;
  #isRunning = false;
  /** Ends the wait for a provider that does not answer. */
  #giveUp: () => void = () => {};

  constructor(options: DeliveriesOptions) {
    this.#options = options;
    this.outbox = new Outbox(options.store);
    options.centre.listen({
      onFact: ({ event }) => {
        if (event.type === "interaction.messageSent") this.#pump();
      },
    });
  }

  /** Takes up what a stop left waiting. */
  start(): void {
    this.#isRunning = true;
    this.#pump();
  }

  /** Resolves when nothing is being handed over any more. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#cancelPause?.();
    this.#giveUp();
    await this.#pumping;
  }

  /** Writes that the message is to go out; call within the piece of work that sends it. */
  put(interactionId: string, conversation: NumberConversation, message: Message): void {
    const { messageId, text, attachments } = message;
    const { channelType, ownNumber, customerNumber } = conversation;
    const order = {
      orderId: messageId,
      channelType,
      from: ownNumber,
      to: `+${customerNumber}`,
      text,
      template: null,
      attachments,
    };
    this.outbox.put({ messageId, interactionId, order });
  }

  /** What the provider tells of a message; told again or late, it changes nothing. */
  async onStatus({ providerMessageId, status }: StatusUpdate): Promise<void> {
    const entry = this.outbox.ofProvider(providerMessageId);
    if (entry !== null) return this.#options.centre.transact((apply) => this.#putStatus(apply, entry, status));
    const early = this.#early.get(providerMessageId) ?? [];
    this.#early.set(providerMessageId, [...early, status]);
    const [oldest] = this.#early.keys();
    if (this.#early.size > rememberedEarly && oldest !== undefined) this.#early.delete(oldest);
  }

  #pump(): void {
    if (!this.#isRunning || this.#pumping !== null || this.#cancelPause !== null) return;
    const { onError } = this.#options;
    this.#pumping = this.#handAll()
      .catch(onError)
      .finally(() => {
        this.#pumping = null;
        // One may have come in after the last look.
        if (this.#cancelPause === null && this.outbox.next() !== null) this.#pump();
      });
  }

  async #handAll(): Promise<void> {
    for (let entry = this.outbox.next(); entry !== null && this.#isRunning; entry = this.outbox.next()) {
      if (await this.#hand(entry)) this.#failures = 0;
      else return this.#pause();
    }
  }

  /** False: the provider could not be reached. */
  async #hand(entry: OutboxEntry): Promise<boolean> {
    const { provider, attachments, centre } = this.#options;
    const { messageId, order } = entry;
    const shown = order.attachments.map((each) => attachments.toCustomerView(each));
    const answer = await this.#answerOf(provider.send({ ...order, attachments: shown }));
    if (answer === null) return false;
    // The answer and what follows from it are one transaction: a stop in between would leave the message without its status.
    if (answer.outcome === "REFUSED") {
      await centre.transact((apply) => {
        this.#putStatus(apply, entry, "FAILED");
        this.outbox.setRefused(messageId);
      });
      return true;
    }
    const { providerMessageId } = answer;
    await centre.transact((apply) => {
      for (const status of this.#early.get(providerMessageId) ?? []) this.#putStatus(apply, entry, status);
      this.outbox.setHanded(messageId, providerMessageId);
    });
    this.#early.delete(providerMessageId);
    return true;
  }

  /** The provider's answer; null when there is none, or the server stops. The order is then given again. */
  async #answerOf(sent: Promise<ProviderAnswer>): Promise<ProviderAnswer | null> {
    const { clock, onError } = this.#options;
    const silence = Promise.withResolvers<null>();
    const cancel = clock.after(answerWithinMs, () => silence.resolve(null));
    this.#giveUp = () => silence.resolve(null);
    try {
      return await Promise.race([sent, silence.promise]);
    } catch (error) {
      onError(error);
      return null;
    } finally {
      cancel();
    }
  }

  #pause(): void {
    if (!this.#isRunning) return;
    const ms = Math.min(longestPauseMs, firstPauseMs * 2 ** this.#failures++);
    this.#cancelPause = this.#options.clock.after(ms, () => {
      this.#cancelPause = null;
      this.#pump();
    });
  }

  /** Call before anything else of the piece of work is written. */
  #putStatus(apply: Apply, { messageId, interactionId }: OutboxEntry, status: StatusUpdate["status"]): void {
    const command = { type: "interaction.setMessageStatus", interactionId, messageId, status } as const;
    try {
      apply(command, `status:${messageId}:${status}`);
    } catch (error) {
      // The interaction is over and gone from memory: its rows still learn what became of the message.
      if (!(error instanceof Rejection)) throw error;
      this.#options.statuses.put(interactionId, messageId, status);
    }
  }
}
