import { memoryStorage, newPageKey, openPageSocket, pageClock, pageStorage } from "@omni/live/browser";
import { CustomerClient, type ChatView } from "@omni/live/customer-client";
import { PhoneClient, type CentreNumber, type PhoneView } from "@omni/live/phone-client";
import { createStore, type Store } from "../../lib/store.ts";
import { LabNetwork } from "./lab-network.ts";
import { messages } from "./messages.ts";
import { noteChatChanges, notePhoneChanges } from "./note-changes.ts";
import type { Persona } from "./personas.ts";

export interface TimelineEntry {
  id: number;
  at: number;
  text: string;
}

export interface LabCustomerState {
  /** Null: not begun. */
  chat: ChatView | null;
  /** The chat campaign's key and title. */
  campaign: { key: string; title: string } | null;
  phone: PhoneView;
  isSlow: boolean;
  /** When the network is back; null while there is one. */
  lostUntil: number | null;
  timeline: readonly TimelineEntry[];
}

export type TextChannel = "SMS" | "WHATSAPP";

const slowMs = 5_000;
const mostEntries = 200;

/** One customer of the lab: a chat page and a phone over one network, and how they behave. */
export class LabCustomer {
  readonly id = newPageKey();
  readonly persona: Persona;
  readonly store: Store<LabCustomerState>;
  readonly #network = new LabNetwork();
  readonly #phone: PhoneClient;
  readonly #timers = new Set<() => void>();
  #chat: CustomerClient | null = null;
  #entries = 0;

  constructor(persona: Persona) {
    this.persona = persona;
    this.#phone = new PhoneClient({
      number: persona.number,
      openSocket: this.#network.through(openPageSocket("/phone")),
      // A reload of the page is the same phone to the server.
      storage: pageStorage("sessionStorage"),
      clock: pageClock,
      newKey: newPageKey,
      onChange: (view) => this.#phoneChanged(view),
      onRefused: (why) => this.#note(messages.happened.refused(why)),
    });
    this.store = createStore<LabCustomerState>({
      chat: null,
      campaign: null,
      phone: this.#phone.view(),
      isSlow: false,
      lostUntil: null,
      timeline: [],
    });
    this.#note(messages.happened.added);
    this.#phone.connect();
  }

  startChat(campaign: { key: string; title: string }, text: string): void {
    this.#slowly(() => {
      this.#chat?.close();
      this.store.update((state) => ({ ...state, chat: null, campaign }));
      this.#chat = new CustomerClient({
        campaign: campaign.key,
        host: location.host,
        openSocket: this.#network.through(openPageSocket("/chat")),
        storage: memoryStorage(),
        clock: pageClock,
        onChange: (view) => this.#chatChanged(view),
      });
      const { name, email, number } = this.persona;
      this.#chat.start({ name, phone: number, ...(email !== null && { email }), pageUrl: location.origin });
      this.#chat.send(text);
    });
  }

  sendChat(text: string): void {
    this.#chat?.typing();
    this.#slowly(() => this.#chat?.send(text));
  }
  typeInChat(): void {
    this.#chat?.typing();
  }
  endChat(): void {
    this.#chat?.end();
  }
  readChat(): void {
    this.#chat?.markRead();
  }

  call(to: string): void {
    this.#phone.call(to);
  }
  answer(callId: string): void {
    this.#slowly(() => this.#phone.answer(callId));
  }
  decline(callId: string): void {
    this.#phone.decline(callId);
  }
  hangUp(): void {
    this.#onCall((callId) => this.#phone.hangUp(callId));
  }
  loseLine(): void {
    this.#onCall((callId) => this.#phone.drop(callId));
  }
  press(digits: string): void {
    this.#onCall((callId) => {
      this.#phone.sendDigits(callId, digits);
      this.#note(messages.happened.pressed(digits));
    });
  }
  sendText(channelType: TextChannel, to: string, text: string): void {
    this.#slowly(() => this.#phone.send(channelType, to, text));
  }
  readTexts(messageIds: readonly string[]): void {
    for (const messageId of messageIds) this.#phone.markRead(messageId);
  }
  setReachable(reachable: boolean): void {
    this.#phone.setReachable(reachable);
  }

  /** Asks once more for the phone, when another page played the number. */
  reconnect(): void {
    this.#phone.connect();
  }

  setSlow(isSlow: boolean): void {
    this.store.update((state) => ({ ...state, isSlow }));
  }

  /** Chat and phone lose the server; both come back by themselves. */
  loseNetwork(seconds: number): void {
    this.#note(messages.happened.networkLost(seconds));
    this.store.update((state) => ({ ...state, lostUntil: Date.now() + seconds * 1000 }));
    this.#network.lose();
    this.#after(seconds * 1000, () => {
      this.#network.restore();
      this.#note(messages.happened.networkBack);
      this.store.update((state) => ({ ...state, lostUntil: null }));
      this.#phone.connect();
      this.#chat?.online();
    });
  }

  /** As somebody whose battery dies: nobody hears a goodbye. */
  vanish(): void {
    this.#onCall((callId) => this.#phone.drop(callId));
    this.#chat?.close();
    this.#note(messages.happened.vanished);
  }

  /** Resolves with the centre's numbers once the phone has its link. */
  async numbers(): Promise<readonly CentreNumber[]> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const isThere = () => this.store.get().phone.link === "ONLINE";
    if (isThere()) resolve();
    const stop = this.store.subscribe(() => {
      if (isThere()) resolve();
    });
    await promise;
    stop();
    return this.store.get().phone.numbers;
  }

  /** Runs unless the customer has been removed by then. */
  later(ms: number, run: () => void): void {
    this.#after(ms, run);
  }

  /** Leaves the lab: a call loses its line, the chat's page closes. */
  remove(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    this.#network.restore();
    this.#onCall((callId) => this.#phone.hangUp(callId));
    this.#chat?.close();
    this.#phone.close();
  }

  #onCall(run: (callId: string) => void): void {
    const { call } = this.store.get().phone;
    if (call !== null) run(call.callId);
  }

  #slowly(run: () => void): void {
    if (!this.store.get().isSlow) return run();
    this.#note(messages.happened.slowly);
    this.#after(slowMs, run);
  }

  #after(ms: number, run: () => void): void {
    const cancel = pageClock.after(ms, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
  }

  #chatChanged(chat: ChatView): void {
    const before = this.store.get().chat;
    this.store.update((state) => ({ ...state, chat }));
    for (const text of noteChatChanges(before, chat)) this.#note(text);
  }

  #phoneChanged(phone: PhoneView): void {
    const before = this.store.get().phone;
    this.store.update((state) => ({ ...state, phone }));
    // What was there before the page was loaded is no news.
    if (before.link !== "CLOSED" && before.numbers.length > 0) {
      for (const text of notePhoneChanges(before, phone)) this.#note(text);
    } else if (phone.problem !== null && before.problem !== phone.problem) {
      this.#note(messages.happened.refused(phone.problem));
    }
  }

  #note(text: string): void {
    const entry = { id: ++this.#entries, at: Date.now(), text };
    this.store.update((state) => ({ ...state, timeline: [...state.timeline, entry].slice(-mostEntries) }));
  }
}
