/**
 * A customer's end of a chat, without a page: keeps what the server has not acknowledged, resumes after any loss, and
 * tells what to show. Has no dependency at run time, so that a widget stays small.
 */
import { type ChatClock, type OpenChatSocket, ReconnectingLink } from "./customer-client-link.ts";
import { ChatMemory, type CustomerProfile, type SavedSession } from "./customer-client-memory.ts";
import { type ChatAttachment, type ChatStorage, type UnsentMessage, UnsentQueue } from "./customer-client-queue.ts";
import { AgentNotices } from "./customer-client-notices.ts";
import { AgentTyping, TypingNotice } from "./customer-client-typing.ts";
import { type ChatView, toChatLines } from "./customer-client-view.ts";
import type { ConversationStatus, CustomerMessage, FromCustomer, ToCustomer } from "./customer-link.ts";

export type { ChatClock, ChatSocket, ChatSocketEvents, OpenChatSocket } from "./customer-client-link.ts";
export type { CustomerProfile } from "./customer-client-memory.ts";
export type { ChatAttachment, ChatStorage } from "./customer-client-queue.ts";
export type { ChatLine, ChatView } from "./customer-client-view.ts";

export interface CustomerClientOptions {
  /** The chat campaign's public key. */
  campaign: string;
  /** Tells apart conversations with several servers in one page's storage. */
  host: string;
  openSocket: OpenChatSocket;
  storage: ChatStorage;
  clock: ChatClock;
  onChange(view: ChatView): void;
}

/** A link on which a message stays unacknowledged this long is taken for dead. */
const acknowledgeWithinMs = 8_000;
/** How long messages may arrive with a hole in their sequence before the client asks again. */
const fillGapWithinMs = 3_000;
/** A refusal for now: the message is sent again by itself. */
const passing: readonly string[] = ["RATE_LIMITED", "INTERNAL", "TIMEOUT", "OFFLINE"];
const tryAgainAfterMs = 1_500;
/** After this long without a word from the server, it is asked whether it is there. */
const silenceMs = 25_000;

export class CustomerClient {
  #options: CustomerClientOptions;
  #memory: ChatMemory;
  #queue: UnsentQueue;
  #link: ReconnectingLink;
  #session: SavedSession | null;
  #linkState: ChatView["link"] = "CLOSED";
  #phase: ChatView["phase"] = "IDLE";
  #title: string | null = null;
  #agentName: string | null = null;
  #problem: string | null = null;
  #conversationId: string | null = null;
  #messages = new Map<number, CustomerMessage>();
  #lastSeq = 0;
  #seenSeq = 0;
  #readReported: string | null = null;
  /** The message the server has not answered yet, by its client id. */
  #underWay: string | null = null;
  #typing: TypingNotice;
  #agentTyping: AgentTyping;
  #notices = new AgentNotices();
  #cancelAcknowledge: (() => void) | null = null;
  #cancelSilence: () => void = () => {};
  #cancelGap: (() => void) | null = null;

  /** Takes up a stored conversation at once; else waits for `start`. */
  constructor(options: CustomerClientOptions) {
    this.#options = options;
    const prefix = `omni.chat:${options.host}:${options.campaign}:`;
    this.#memory = new ChatMemory(options.storage, prefix);
    this.#queue = new UnsentQueue(options.storage, prefix);
    this.#typing = new TypingNotice(options.clock, (typing) => this.#tell({ type: "typing", typing }));
    this.#agentTyping = new AgentTyping(options.clock, () => this.#changed());
    this.#link = new ReconnectingLink(options.openSocket, options.clock, {
      onOpen: () => this.#hello(),
      onText: (text) => this.#receive(text),
      onLost: () => this.#lost(),
    });
    this.#session = this.#memory.session;
    if (this.#session) this.#connect();
  }

  view(): ChatView {
    const messages = this.#inOrder();
    const { readSeq } = this.#memory;
    return {
      phase: this.#phase,
      link: this.#linkState,
      title: this.#title,
      agentName: this.#agentName,
      agentTyping: this.#agentTyping.now,
      problem: this.#problem,
      unread: messages.filter((message) => message.from === "AGENT" && message.seq > readSeq).length,
      lines: this.#notices.among(toChatLines(messages, this.#queue.all(), this.#seenSeq), messages.length),
    };
  }

  /** Begins a conversation. What stayed unsent of an earlier one goes along. */
  start(profile: CustomerProfile): void {
    if (this.#session) return;
    for (const row of this.#queue.all()) this.#queue.refuse(row.clientId, null);
    this.#saveSession({ token: null, profile });
    this.#connect();
  }

  /** Proves the customer to the server when they upload a file; null before the conversation has begun. */
  get token(): string | null {
    return this.#session?.token ?? null;
  }

  /** Keeps the message until the server has it, and sends it as soon as it can. */
  send(text: string, attachments: ChatAttachment[] = []): void {
    const { clock } = this.#options;
    this.#queue.add(text, attachments, clock.now(), clock.random());
    this.#typing.note(false);
    this.#pump();
    this.#changed();
  }

  retry(clientId: string): void {
    this.#queue.refuse(clientId, null);
    this.#pump();
    this.#changed();
  }

  /** Gives up a message that was not sent. */
  discard(clientId: string): void {
    this.#queue.remove(clientId);
    this.#changed();
  }

  /** To be called on each key stroke; the pause after it is noticed here. */
  typing(): void {
    this.#typing.note(true);
  }

  /** The customer sees the conversation now. */
  markRead(): void {
    const last = this.#inOrder().findLast((message) => message.from === "AGENT");
    if (!last) return;
    if (last.seq > this.#memory.readSeq) {
      this.#memory.readSeq = last.seq;
      this.#changed();
    }
    if (this.#linkState === "ONLINE" && this.#readReported !== last.messageId) {
      this.#readReported = last.messageId;
      this.#tell({ type: "read", messageId: last.messageId });
    }
  }

  /** Ends the conversation for good. Needs a link: nobody should believe a chat ended that did not. */
  end(): void {
    this.#tell({ type: "end" });
  }

  /** Forgets the conversation, so that `start` begins a new one. Unsent messages stay. */
  restart(): void {
    this.#memory.forget();
    this.#forget();
  }

  /** The network came back or the page woke up. */
  online(): void {
    if (this.#session && !this.#isOver()) this.#connect();
  }

  /** The network went: a socket that looks open may be dead. */
  offline(): void {
    if (this.#linkState !== "CLOSED") this.#link.drop();
  }

  /** Another tab changed the storage. */
  storageChanged(): void {
    const stored = this.#memory.session;
    const known = this.#session?.token ?? null;
    if (!stored) {
      if (this.#session) this.#forget();
    } else if (stored.token !== null && stored.token !== known) {
      // The other tab has begun a conversation: this tab joins it.
      this.#forget();
      this.#session = stored;
      this.#connect();
    } else if (stored.token === null && known !== null) {
      // It is about to begin one, and will write the token when the server has given it.
      this.#forget();
    }
    this.#changed();
  }

  /** Stops without forgetting anything. */
  close(): void {
    this.#link.close();
  }

  #connect(): void {
    this.#linkState = this.#linkState === "ONLINE" ? "ONLINE" : "CONNECTING";
    if (this.#phase === "IDLE" || this.#phase === "REFUSED") this.#phase = "WAITING";
    this.#problem = null;
    this.#link.connect();
    this.#changed();
  }

  #hello(): void {
    // Another tab may have begun the conversation while this one was connecting.
    const session = this.#memory.session;
    if (!session) return this.#forget();
    this.#session = session;
    const profile = Object.keys(session.profile).length > 0 ? { profile: session.profile } : {};
    this.#tell({
      type: "hello",
      campaign: this.#options.campaign,
      token: session.token,
      lastSeq: this.#lastSeq,
      ...profile,
    });
    this.#expectAnswer();
  }

  #receive(text: string): void {
    // The server is the one this widget was loaded from; its frames have the shape of ToCustomer.
    const message = JSON.parse(text) as ToCustomer;
    switch (message.type) {
      case "welcome":
        return this.#welcomed(message);
      case "accepted":
        this.#take(message.message);
        this.#answered(message.clientId);
        return this.#settle();
      case "pong":
        return this.#settle();
      case "message":
        this.#take(message.message);
        return this.#settle();
      case "status":
        this.#status(message.status);
        return this.#settle();
      case "typing":
        this.#agentTyping.set(message.typing);
        return this.#changed();
      case "refused":
        return this.#refused(message);
    }
  }

  #welcomed(welcome: Extract<ToCustomer, { type: "welcome" }>): void {
    if (this.#conversationId !== null && this.#conversationId !== welcome.conversationId) {
      // The server no longer has the conversation that this tab shows; what it has now must be read from its start.
      this.#clearConversation();
      this.#saveSession({ token: welcome.token, profile: this.#session?.profile ?? {} });
      return this.#link.drop();
    }
    this.#conversationId = welcome.conversationId;
    this.#title = welcome.title;
    this.#linkState = "ONLINE";
    this.#readReported = null;
    this.#typing.reset();
    this.#link.settled();
    this.#saveSession({ token: welcome.token, profile: this.#session?.profile ?? {} });
    for (const message of welcome.messages) this.#take(message);
    this.#status(welcome.status);
    this.#pump();
    this.#settle();
  }

  #refused(refusal: Extract<ToCustomer, { type: "refused" }>): void {
    if (refusal.clientId !== null) {
      if (passing.includes(refusal.code)) this.#options.clock.after(tryAgainAfterMs, () => this.#again());
      else {
        this.#queue.refuse(refusal.clientId, refusal.message);
        this.#answered(refusal.clientId);
      }
    } else if (this.#linkState === "ONLINE") {
      // An order such as typing was refused: nothing of the customer's is lost by that.
    } else if (passing.includes(refusal.code)) {
      return this.#link.drop();
    } else if (this.#session?.token && refusal.code === "INTERACTION_NOT_FOUND") {
      // The server does not know this conversation any more. A new one takes what is unsent.
      this.#clearConversation();
      this.#memory.forget();
      this.#saveSession({ token: null, profile: this.#session.profile });
      return this.#link.drop();
    } else {
      this.restart();
      this.#phase = "REFUSED";
      this.#problem = refusal.message;
    }
    this.#settle();
  }

  #answered(clientId: string): void {
    if (this.#underWay === clientId) this.#underWay = null;
    this.#pump();
  }

  /** Sends what was refused for the moment; a link that was lost meanwhile has done so already. */
  #again(): void {
    if (this.#linkState !== "ONLINE" || this.#underWay === null) return;
    this.#underWay = null;
    this.#pump();
  }

  #take(message: CustomerMessage): void {
    this.#messages.set(message.seq, message);
    if (message.clientId !== null) this.#queue.remove(message.clientId);
    if (message.from === "AGENT") this.#agentTyping.set(false);
    while (this.#messages.has(this.#lastSeq + 1)) this.#lastSeq++;
    const isWhole = this.#messages.size === this.#lastSeq;
    if (isWhole) {
      this.#cancelGap?.();
      this.#cancelGap = null;
    } else {
      this.#cancelGap ??= this.#options.clock.after(fillGapWithinMs, () => this.#link.drop());
    }
  }

  #status(status: ConversationStatus): void {
    this.#notices.take(status, this.#messages.size, this.#options.clock.now());
    this.#phase = status.state;
    this.#agentName = status.agentName;
    // Never back: what was read once has been read, whoever goes on with the conversation.
    this.#seenSeq = Math.max(this.#seenSeq, status.seenSeq);
    if (status.state !== "CONNECTED") this.#agentTyping.set(false);
  }

  /** Sends the oldest waiting message. One at a time: a message refused for a while is never overtaken by the next. */
  #pump(): void {
    if (this.#linkState !== "ONLINE" || this.#underWay !== null) return;
    const next = this.#nextUnsent();
    if (!next) return;
    this.#underWay = next.clientId;
    const { clientId, text, attachments } = next;
    const attachmentIds = attachments.map(({ attachmentId }) => attachmentId);
    this.#tell({ type: "message", clientId, text, ...(attachmentIds.length > 0 && { attachmentIds }) });
    this.#expectAnswer();
  }

  #nextUnsent(): UnsentMessage | undefined {
    return this.#queue.all().find((row) => row.refusal === null);
  }

  #tell(message: FromCustomer): void {
    if (message.type === "hello" || this.#linkState === "ONLINE") this.#link.send(JSON.stringify(message));
  }

  #expectAnswer(): void {
    this.#cancelAcknowledge ??= this.#options.clock.after(acknowledgeWithinMs, () => this.#link.drop());
  }

  /** Something arrived: the link lives. Expects more while a message is under way, else asks after a silence. */
  #settle(): void {
    this.#cancelTimers();
    if (this.#linkState === "ONLINE") {
      if (this.#underWay !== null) this.#expectAnswer();
      this.#cancelSilence = this.#options.clock.after(silenceMs, () => {
        this.#tell({ type: "ping" });
        this.#expectAnswer();
      });
    }
    this.#changed();
  }

  #cancelTimers(): void {
    this.#cancelAcknowledge?.();
    this.#cancelAcknowledge = null;
    this.#cancelSilence();
  }

  #lost(): void {
    this.#cancelTimers();
    this.#underWay = null;
    this.#cancelGap?.();
    this.#cancelGap = null;
    this.#agentTyping.set(false);
    this.#typing.reset();
    this.#linkState = this.#session && !this.#isOver() ? "CONNECTING" : "CLOSED";
    if (this.#linkState === "CLOSED") this.#link.close();
    this.#changed();
  }

  /** An ended conversation with nothing left to send needs no link. */
  #isOver(): boolean {
    return this.#phase === "ENDED" && !this.#nextUnsent();
  }

  #forget(): void {
    this.#session = null;
    this.#phase = "IDLE";
    this.#clearConversation();
    this.#link.close();
    this.#changed();
  }

  #clearConversation(): void {
    this.#conversationId = null;
    this.#agentName = null;
    this.#notices.clear();
    this.#messages.clear();
    this.#lastSeq = 0;
    this.#seenSeq = 0;
  }

  #inOrder(): CustomerMessage[] {
    return [...this.#messages.values()].sort((a, b) => a.seq - b.seq);
  }

  #saveSession(session: SavedSession): void {
    this.#session = session;
    this.#memory.session = session;
  }

  #changed(): void {
    this.#options.onChange(this.view());
  }
}
