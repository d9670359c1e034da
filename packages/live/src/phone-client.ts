/**
 * A simulated phone without a page: holds the link to the server, resumes after any loss, and tells what to show. Has no
 * dependency at run time.
 */
import { type ChatClock, type OpenChatSocket, ReconnectingLink } from "./customer-client-link.ts";
import type { CentreNumber, FromPhone, PhoneCall, PhoneFile, PhoneMessage, ToPhone } from "./phone-link.ts";
import { PhoneMemory, type PhoneStorage, type UnsentText } from "./phone-client-memory.ts";

export { largestPhoneFileBytes } from "./phone-file.ts";
export type { CentreNumber, PhoneCall, PhoneFile, PhoneMessage } from "./phone-link.ts";
export type { ChatClock, OpenChatSocket } from "./customer-client-link.ts";
export type { PhoneStorage, UnsentText } from "./phone-client-memory.ts";

export interface PhoneClientOptions {
  number: string;
  openSocket: OpenChatSocket;
  storage: PhoneStorage;
  clock: ChatClock;
  /** A new random string of at least 16 characters. */
  newKey(): string;
  onChange(view: PhoneView): void;
  /** An order was refused; the phone goes on. */
  onRefused(message: string): void;
}

export interface PhoneView {
  link: "CLOSED" | "CONNECTING" | "ONLINE" | "REFUSED";
  number: string;
  /** Why no phone can be had, with link REFUSED. */
  problem: string | null;
  numbers: readonly CentreNumber[];
  /** The one that lasts; a phone has one call at a time. */
  call: PhoneCall | null;
  /** The one that ended last. */
  endedCall: PhoneCall | null;
  messages: readonly PhoneMessage[];
  unsent: readonly UnsentText[];
  reachable: boolean;
  /** What to add to this machine's time to get the server's. */
  clockOffset: number;
}

type Order = Exclude<FromPhone, { type: "hello" | "ping" }>;
type Without<T, Key extends string> = T extends unknown ? Omit<T, Key> : never;

/** A refusal for now: what was to be sent is sent again by itself. */
const passing: readonly string[] = ["RATE_LIMITED", "INTERNAL", "TIMEOUT", "OFFLINE"];
const tryAgainAfterMs = 1_500;
/** After this long without a word from the server, it is asked whether it is there. */
const silenceMs = 25_000;
const answerWithinMs = 8_000;

export class PhoneClient {
  readonly #options: PhoneClientOptions;
  readonly #memory: PhoneMemory;
  readonly #link: ReconnectingLink;
  #state: PhoneView["link"] = "CLOSED";
  #problem: string | null = null;
  #numbers: readonly CentreNumber[] = [];
  #calls = new Map<string, PhoneCall>();
  #messages = new Map<string, PhoneMessage>();
  #reachable = true;
  #clockOffset = 0;
  #cancelSilence: () => void = () => {};

  constructor(options: PhoneClientOptions) {
    this.#options = options;
    this.#memory = new PhoneMemory(options.storage, options.number, options.newKey);
    for (const message of this.#memory.messages) this.#messages.set(message.messageId, message);
    this.#link = new ReconnectingLink(options.openSocket, options.clock, {
      onOpen: () => {
        this.#tell({ type: "hello", number: options.number, phoneKey: this.#memory.key });
        this.#expectWord();
      },
      onText: (text) => this.#receive(text),
      onLost: () => this.#lost(),
    });
  }

  view(): PhoneView {
    const calls = [...this.#calls.values()];
    const ended = calls.filter(({ state }) => state === "ENDED");
    return {
      link: this.#state,
      number: this.#options.number,
      problem: this.#problem,
      numbers: this.#numbers,
      call: calls.find(({ state }) => state !== "ENDED") ?? null,
      endedCall: ended.sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0)).at(-1) ?? null,
      messages: [...this.#messages.values()].sort((a, b) => a.sentAt - b.sentAt),
      unsent: this.#memory.unsent,
      reachable: this.#reachable,
      clockOffset: this.#clockOffset,
    };
  }

  /** Connects now, whatever the back-off says. */
  connect(): void {
    if (this.#state === "ONLINE") return;
    this.#state = "CONNECTING";
    this.#problem = null;
    this.#link.connect();
    this.#changed();
  }

  /** Ends the link; the server ends the phone's calls after a while. */
  close(): void {
    this.#state = "CLOSED";
    this.#cancelSilence();
    this.#link.close();
    this.#changed();
  }

  call(to: string): void {
    this.#order({ type: "call", to });
  }
  answer(callId: string): void {
    this.#order({ type: "answer", callId });
  }
  decline(callId: string): void {
    this.#order({ type: "decline", callId });
  }
  hangUp(callId: string): void {
    this.#order({ type: "hangUp", callId });
  }
  /** Loses the call's line; nobody hung up. */
  drop(callId: string): void {
    this.#order({ type: "drop", callId });
  }
  sendDigits(callId: string, digits: string): void {
    this.#order({ type: "digits", callId, digits });
  }
  setReachable(reachable: boolean): void {
    this.#order({ type: "reachable", reachable });
  }

  /** Keeps the text until the server has it. */
  send(channelType: UnsentText["channelType"], to: string, text: string, file?: PhoneFile): void {
    const row = { clientId: this.#newOrderId(), channelType, to, text, file, writtenAt: this.#options.clock.now() };
    this.#memory.unsent = [...this.#memory.unsent, { ...row, refusal: null }];
    this.#sendText(row);
    this.#changed();
  }

  markRead(messageId: string): void {
    const message = this.#messages.get(messageId);
    if (message === undefined || message.read || message.from === "PHONE" || this.#state !== "ONLINE") return;
    this.#keep({ ...message, read: true });
    this.#order({ type: "read", messageId });
    this.#changed();
  }

  #order(order: Without<Order, "orderId">): void {
    if (this.#state !== "ONLINE") return this.#options.onRefused("The phone has no connection to the server.");
    this.#tell({ ...order, orderId: this.#newOrderId() });
  }

  #sendText({ clientId, channelType, to, text, file }: Omit<UnsentText, "refusal">): void {
    if (this.#state === "ONLINE")
      this.#tell({ type: "send", orderId: clientId, channelType, to, text, ...(file !== undefined && { file }) });
  }

  #receive(text: string): void {
    this.#expectWord();
    // The page's own server speaks this.
    const message = JSON.parse(text) as ToPhone;
    switch (message.type) {
      case "welcome":
        this.#welcome(message);
        break;
      case "call":
        this.#calls.set(message.call.callId, message.call);
        break;
      case "message":
        this.#keep(message.message);
        break;
      case "reachable":
        this.#reachable = message.reachable;
        break;
      case "refused":
        this.#refused(message);
        break;
      case "pong":
        return;
    }
    this.#changed();
  }

  #welcome(welcome: Extract<ToPhone, { type: "welcome" }>): void {
    this.#state = "ONLINE";
    this.#link.settled();
    this.#numbers = welcome.numbers;
    this.#reachable = welcome.reachable;
    this.#clockOffset = welcome.now - this.#options.clock.now();
    this.#calls = new Map(welcome.calls.map((call) => [call.callId, call]));
    for (const message of welcome.messages) this.#keep(message);
    for (const row of this.#memory.unsent) if (row.refusal === null) this.#sendText(row);
  }

  #refused({ orderId, code, message }: Extract<ToPhone, { type: "refused" }>): void {
    const unsent = this.#memory.unsent.find(({ clientId }) => clientId === orderId);
    if (unsent !== undefined) {
      if (passing.includes(code)) this.#options.clock.after(tryAgainAfterMs, () => this.#sendText(unsent));
      else
        this.#memory.unsent = this.#memory.unsent.map((row) =>
          row.clientId === orderId ? { ...row, refusal: message } : row,
        );
    } else if (orderId !== null) {
      this.#options.onRefused(message);
    } else if (passing.includes(code)) {
      this.#link.drop();
    } else {
      this.#state = "REFUSED";
      this.#problem = message;
      this.#cancelSilence();
      this.#link.close();
    }
  }

  #keep(message: PhoneMessage): void {
    this.#messages.set(message.messageId, message);
    this.#memory.messages = [...this.#messages.values()];
    if (message.clientId !== null)
      this.#memory.unsent = this.#memory.unsent.filter(({ clientId }) => clientId !== message.clientId);
  }

  #lost(): void {
    this.#cancelSilence();
    if (this.#state === "ONLINE") this.#state = "CONNECTING";
    this.#changed();
  }

  /** A browser cannot see a link that died without a word. */
  #expectWord(): void {
    this.#cancelSilence();
    const { clock } = this.#options;
    this.#cancelSilence = clock.after(silenceMs, () => {
      this.#tell({ type: "ping" });
      this.#cancelSilence = clock.after(answerWithinMs, () => this.#link.drop());
    });
  }

  #newOrderId(): string {
    return this.#options.newKey().slice(0, 32);
  }

  #tell(message: FromPhone): void {
    this.#link.send(JSON.stringify(message));
  }

  #changed(): void {
    this.#options.onChange(this.view());
  }
}
