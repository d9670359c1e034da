import type { PhoneFile, PhoneMessage } from "./phone-link.ts";

export type PhoneStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A text that the server has not taken. `refusal` says why it never will. */
export interface UnsentText {
  clientId: string;
  channelType: "WHATSAPP" | "SMS";
  to: string;
  text: string;
  file?: PhoneFile | undefined;
  writtenAt: number;
  refusal: string | null;
}

/** More than a person reads of a trial; the oldest go first. */
const mostMessages = 300;

/** What a phone keeps over a reload: who it is to the server, and its messages. */
export class PhoneMemory {
  readonly #storage: PhoneStorage;
  readonly #prefix: string;
  readonly key: string;

  constructor(storage: PhoneStorage, number: string, newKey: () => string) {
    this.#storage = storage;
    this.#prefix = `omni.phone:${number}:`;
    this.key = storage.getItem(`${this.#prefix}key`) ?? newKey();
    storage.setItem(`${this.#prefix}key`, this.key);
  }

  get messages(): readonly PhoneMessage[] {
    return this.#read<PhoneMessage>("messages");
  }
  set messages(messages: readonly PhoneMessage[]) {
    this.#write("messages", messages.slice(-mostMessages));
  }

  get unsent(): readonly UnsentText[] {
    return this.#read<UnsentText>("unsent");
  }
  set unsent(rows: readonly UnsentText[]) {
    this.#write("unsent", rows);
  }

  #read<Row>(name: string): Row[] {
    try {
      // Written below; rows that a stranger spoilt are dropped.
      const rows: unknown = JSON.parse(this.#storage.getItem(this.#prefix + name) ?? "[]");
      return Array.isArray(rows) ? (rows as Row[]) : [];
    } catch {
      return [];
    }
  }

  #write(name: string, rows: readonly unknown[]): void {
    this.#storage.setItem(this.#prefix + name, JSON.stringify(rows));
  }
}
