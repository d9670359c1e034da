import type { CustomerMessage } from "./customer-link.ts";

/** A file that the server has taken in. */
export type ChatAttachment = CustomerMessage["attachments"][number];

/** The part of the page's Storage that the client uses. */
export type ChatStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** A message the server has not acknowledged. `refusal` says why it was refused; it then waits for the customer. */
export interface UnsentMessage {
  clientId: string;
  text: string;
  attachments: ChatAttachment[];
  writtenAt: number;
  refusal: string | null;
}

/**
 * Messages not yet acknowledged, in the order they were written. One storage row each, so that two tabs never overwrite
 * each other's; the row's key sorts by time of writing.
 */
export class UnsentQueue {
  #storage: ChatStorage;
  #prefix: string;
  #lastStamp = 0;

  constructor(storage: ChatStorage, prefix: string) {
    this.#storage = storage;
    this.#prefix = `${prefix}unsent:`;
  }

  all(): UnsentMessage[] {
    const keys: string[] = [];
    for (let i = 0; i < this.#storage.length; i++) {
      const key = this.#storage.key(i);
      if (key?.startsWith(this.#prefix)) keys.push(key);
    }
    return keys.sort().flatMap((key) => this.#row(key) ?? []);
  }

  add(text: string, attachments: ChatAttachment[], now: number, random: number): UnsentMessage {
    // Later than all that wait, also those of an earlier page and when the clock was set back.
    const waiting = this.all().at(-1)?.clientId.slice(0, 9) ?? "0";
    this.#lastStamp = Math.max(now, this.#lastStamp + 1, Number.parseInt(waiting, 36) + 1);
    const clientId = `${this.#lastStamp.toString(36).padStart(9, "0")}-${random.toString(36).slice(2, 12)}`;
    const message = { clientId, text, attachments, writtenAt: now, refusal: null };
    this.#write(message);
    return message;
  }

  refuse(clientId: string, refusal: string | null): void {
    const row = this.#row(this.#prefix + clientId);
    if (row) this.#write({ ...row, refusal });
  }

  remove(clientId: string): void {
    this.#storage.removeItem(this.#prefix + clientId);
  }

  #write(message: UnsentMessage): void {
    this.#storage.setItem(this.#prefix + message.clientId, JSON.stringify(message));
  }

  #row(key: string): UnsentMessage | null {
    try {
      // The row was written by this class; a row that a stranger spoilt is skipped.
      const row = JSON.parse(this.#storage.getItem(key) ?? "null") as UnsentMessage | null;
      return typeof row?.text === "string" ? { ...row, attachments: row.attachments ?? [] } : null;
    } catch {
      return null;
    }
  }
}
