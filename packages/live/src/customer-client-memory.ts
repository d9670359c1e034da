import type { ChatStorage } from "./customer-client-queue.ts";
import type { FromCustomer } from "./customer-link.ts";

export type CustomerProfile = NonNullable<Extract<FromCustomer, { type: "hello" }>["profile"]>;

export interface SavedSession {
  /** Null until the server has given one. */
  token: string | null;
  profile: CustomerProfile;
}

/** What outlives the page: who the customer is to the server, and how far the conversation was read. */
export class ChatMemory {
  #storage: ChatStorage;
  #prefix: string;

  constructor(storage: ChatStorage, prefix: string) {
    this.#storage = storage;
    this.#prefix = prefix;
  }

  get session(): SavedSession | null {
    try {
      // Written below; a row that a stranger spoilt begins a new conversation.
      return JSON.parse(this.#storage.getItem(`${this.#prefix}session`) ?? "null") as SavedSession | null;
    } catch {
      return null;
    }
  }

  set session(session: SavedSession) {
    this.#storage.setItem(`${this.#prefix}session`, JSON.stringify(session));
  }

  get readSeq(): number {
    return Number(this.#storage.getItem(`${this.#prefix}read`) ?? 0);
  }

  set readSeq(seq: number) {
    this.#storage.setItem(`${this.#prefix}read`, String(seq));
  }

  forget(): void {
    this.#storage.removeItem(`${this.#prefix}session`);
    this.#storage.removeItem(`${this.#prefix}read`);
  }
}
