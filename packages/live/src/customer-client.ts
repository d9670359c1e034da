/**
 * A customer's end of a chat, without a page: keeps what the server has not acknowledged, resumes after any loss, and
 * tells what to show. Has no dependency at run time, so that a widget stays small.
 */
import type { ChatClock, OpenChatSocket } from "./customer-client-link.ts";
import { ReconnectingLink } from "./customer-client-link.ts";
import { type ChatStorage, UnsentQueue } from "./customer-client-queue.ts";
import type { CustomerMessage, FromCustomer, ToCustomer } from "./customer-link.ts";

export type { ChatClock, ChatSocket, ChatSocketEvents, OpenChatSocket } from "./customer-client-link.ts";
export type { ChatStorage } from "./customer-client-queue.ts";

export type CustomerProfile = NonNullable<Extract<FromCustomer, { type: "hello" }>["profile"]>;

/** One line of the conversation as shown. `key` stays the same while the line's delivery changes. */
export interface ChatLine {
  key: string;
  from: CustomerMessage["from"];
  senderName: string;
  text: string;
  at: number;
  delivery: "SENDING" | "SENT" | "NOT_SENT";
  /** Why the message was not sent. */
  refusal: string | null;
}

export interface ChatView {
  phase: "IDLE" | "WAITING" | "CONNECTED" | "ENDED" | "REFUSED";
  link: "CLOSED" | "CONNECTING" | "ONLINE";
  title: string | null;
  agentName: string | null;
  agentTyping: boolean;
  lines: ChatLine[];
  /** Agent's messages that the customer has not seen, over all tabs. */
  unread: number;
  /** Why no conversation can be had, in phase REFUSED. */
  problem: string | null;
}

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

interface SavedSession {
  token: string | null;
  profile: CustomerProfile;
}

/** A link on which a message stays unacknowledged this long is taken for dead. */
const acknowledgeWithinMs = 8_000;
/** How long messages may arrive with a hole in their sequence before the client asks again. */
const fillGapWithinMs = 3_000;
const typingAgainMs = 3_000;
const typingStopsMs = 5_000;
const agentTypingShownMs = 12_000;

export class CustomerClient {
  #options: CustomerClientOptions;
  #prefix: string;
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
  #readReported: string | null = null;
  #typingSentAt = 0;
  #cancelTypingStop: () => void = () => {};
  #cancelAgentTyping: (() => void) | null = null;
  #cancelAcknowledge: (() => void) | null = null;
  #cancelGap: (() => void) | null = null;

  /** Takes up a stored conversation at once; else waits for `start`. */
  constructor(options: CustomerClientOptions) {
    this.#options = options;
    this.#prefix = `omni.chat:${options.host}:${options.campaign}:`;
    this.#queue = new UnsentQueue(options.storage, this.#prefix);
    this.#link = new ReconnectingLink(options.openSocket, options.clock, {
      onOpen: () => this.#hello(),
      onText: (text) => this.#receive(text),
      onLost: () => this.#lost(),
    });
    this.#session = this.#loadSession();
    if (this.#session) this.#connect();
  }

  view(): ChatView {
    const accepted = [...this.#messages.values()].sort((a, b) => a.seq - b.seq);
    const known = new Set(accepted.map((message) => message.clientId));
    const read = this.#readSeq();
    return {
      phase: this.#phase,
      link: this.#linkState,
      title: this.#title,
      agentName: this.#agentName,
      agentTyping: this.#cancelAgentTyping !== null,
      problem: this.#problem,
      unread: accepted.filter((message) => message.from === "AGENT" && message.seq > read).length,
      lines: [
        ...accepted.map((message): ChatLine => ({
          key: message.clientId ?? message.messageId,
          from: message.from,
          senderName: message.senderName,
          text: message.text,
          at: message.sentAt,
          delivery: "SENT",
          refusal: null,
        })),
        ...this.#queue
          .all()
          .filter((row) => !known.has(row.clientId))
          .map((row): ChatLine => ({
            key: row.clientId,
            from: "CUSTOMER",
            senderName: "",
            text: row.text,
            at: row.writtenAt,
            delivery: row.refusal === null ? "SENDING" : "NOT_SENT",
            refusal: row.refusal,
          })),
      ],
    };
  }

  /** Begins a conversation. What stayed unsent of an earlier one goes along. */
  start(profile: CustomerProfile): void {
    if (this.#session) return;
    for (const row of this.#queue.all()) this.#queue.refuse(row.clientId, null);
    this.#saveSession({ token: null, profile });
    this.#connect();
  }

  /** Keeps the message until the server has it, and sends it as soon as it can. */
  send(text: string): void {
    const { clock } = this.#options;
    const { clientId } = this.#queue.add(text, clock.now(), clock.random());
    this.typing(false);
    this.#post(clientId, text);
    this.#changed();
  }

  retry(clientId: string): void {
    const row = this.#queue.all().find((one) => one.clientId === clientId);
    if (!row) return;
    this.#queue.refuse(clientId, null);
    this.#post(clientId, row.text);
    this.#changed();
  }

  /** Gives up a message that was not sent. */
  discard(clientId: string): void {
    this.#queue.remove(clientId);
    this.#changed();
  }

  /** To be called on each key stroke with true; the pause after it is noticed here. */
  typing(typing: boolean): void {
    const { clock } = this.#options;
    this.#cancelTypingStop();
    if (typing) this.#cancelTypingStop = clock.after(typingStopsMs, () => this.typing(false));
    const sent = this.#typingSentAt;
    if (typing ? clock.now() - sent < typingAgainMs : sent === 0) return;
    this.#typingSentAt = typing ? clock.now() : 0;
    this.#tell({ type: "typing", typing });
  }

  /** The customer sees the conversation now. */
  markRead(): void {
    const last = [...this.#messages.values()]
      .filter((message) => message.from === "AGENT")
      .sort(bySeq)
      .at(-1);
    if (!last) return;
    if (last.seq > this.#readSeq()) {
      this.#options.storage.setItem(`${this.#prefix}read`, String(last.seq));
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
    this.#options.storage.removeItem(`${this.#prefix}session`);
    this.#options.storage.removeItem(`${this.#prefix}read`);
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
    const stored = this.#loadSession();
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
    const session = this.#loadSession();
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
        this.#queue.remove(message.clientId);
        return this.#settle();
      case "message":
        this.#take(message.message);
        return this.#settle();
      case "status":
        this.#status(message.status);
        return this.#settle();
      case "typing":
        this.#agentTyping(message.typing);
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
    this.#typingSentAt = 0;
    this.#link.settled();
    this.#saveSession({ token: welcome.token, profile: this.#session?.profile ?? {} });
    for (const message of welcome.messages) this.#take(message);
    this.#status(welcome.status);
    for (const row of this.#queue.all()) if (row.refusal === null) this.#post(row.clientId, row.text);
    this.#settle();
  }

  #refused(refusal: Extract<ToCustomer, { type: "refused" }>): void {
    if (refusal.clientId !== null) {
      this.#queue.refuse(refusal.clientId, refusal.message);
    } else if (this.#linkState === "ONLINE") {
      // An order such as typing was refused: nothing of the customer's is lost by that.
    } else if (this.#session?.token) {
      // The server does not know this conversation any more. A new one takes what is unsent.
      this.#clearConversation();
      this.#options.storage.removeItem(`${this.#prefix}read`);
      this.#saveSession({ token: null, profile: this.#session.profile });
      return this.#link.drop();
    } else {
      this.restart();
      this.#phase = "REFUSED";
      this.#problem = refusal.message;
    }
    this.#settle();
  }

  #take(message: CustomerMessage): void {
    this.#messages.set(message.seq, message);
    if (message.clientId !== null) this.#queue.remove(message.clientId);
    if (message.from === "AGENT") this.#agentTyping(false);
    while (this.#messages.has(this.#lastSeq + 1)) this.#lastSeq++;
    const isWhole = this.#messages.size === this.#lastSeq;
    if (isWhole) {
      this.#cancelGap?.();
      this.#cancelGap = null;
    } else {
      this.#cancelGap ??= this.#options.clock.after(fillGapWithinMs, () => this.#link.drop());
    }
  }

  #status(status: { state: "WAITING" | "CONNECTED" | "ENDED"; agentName: string | null }): void {
    this.#phase = status.state;
    this.#agentName = status.agentName;
    if (status.state !== "CONNECTED") this.#agentTyping(false);
  }

  #agentTyping(typing: boolean): void {
    this.#cancelAgentTyping?.();
    this.#cancelAgentTyping = null;
    if (!typing) return;
    this.#cancelAgentTyping = this.#options.clock.after(agentTypingShownMs, () => {
      this.#cancelAgentTyping = null;
      this.#changed();
    });
  }

  #post(clientId: string, text: string): void {
    if (this.#linkState !== "ONLINE") return;
    this.#tell({ type: "message", clientId, text });
    this.#expectAnswer();
  }

  #tell(message: FromCustomer): void {
    if (message.type === "hello" || this.#linkState === "ONLINE") this.#link.send(JSON.stringify(message));
  }

  #expectAnswer(): void {
    this.#cancelAcknowledge ??= this.#options.clock.after(acknowledgeWithinMs, () => this.#link.drop());
  }

  /** Something arrived: the link lives. Expects more while messages of this customer are under way. */
  #settle(): void {
    this.#cancelAcknowledge?.();
    this.#cancelAcknowledge = null;
    if (this.#linkState === "ONLINE" && this.#queue.all().some((row) => row.refusal === null)) this.#expectAnswer();
    this.#changed();
  }

  #lost(): void {
    this.#cancelAcknowledge?.();
    this.#cancelAcknowledge = null;
    this.#cancelGap?.();
    this.#cancelGap = null;
    this.#agentTyping(false);
    this.#cancelTypingStop();
    this.#linkState = this.#session && !this.#isOver() ? "CONNECTING" : "CLOSED";
    if (this.#linkState === "CLOSED") this.#link.close();
    this.#changed();
  }

  /** An ended conversation with nothing left to send needs no link. */
  #isOver(): boolean {
    return this.#phase === "ENDED" && !this.#queue.all().some((row) => row.refusal === null);
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
    this.#messages.clear();
    this.#lastSeq = 0;
  }

  #readSeq(): number {
    return Number(this.#options.storage.getItem(`${this.#prefix}read`) ?? 0);
  }

  #loadSession(): SavedSession | null {
    const stored = this.#options.storage.getItem(`${this.#prefix}session`);
    // Written by this class below; a row that a stranger spoilt begins a new conversation.
    try {
      return stored ? (JSON.parse(stored) as SavedSession) : null;
    } catch {
      return null;
    }
  }

  #saveSession(session: SavedSession): void {
    this.#session = session;
    this.#options.storage.setItem(`${this.#prefix}session`, JSON.stringify(session));
  }

  #changed(): void {
    this.#options.onChange(this.view());
  }
}

function bySeq(a: CustomerMessage, b: CustomerMessage): number {
  return a.seq - b.seq;
}
