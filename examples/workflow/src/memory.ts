import type { Sdk } from "@omni/sdk";

/** Ticked steps by interaction: on the server where the console has storage, else for as long as this page lives. */
export class Memory {
  readonly isLasting: boolean;
  readonly #kept = new Map<string, string[]>();
  readonly #sdk: Sdk;

  constructor(sdk: Sdk) {
    this.#sdk = sdk;
    this.isLasting = sdk.supports("storage");
  }

  async read(interactionId: string): Promise<string[]> {
    if (!this.isLasting) return this.#kept.get(interactionId) ?? [];
    const value = await this.#sdk.app.storage.get({ key: toKey(interactionId) });
    return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
  }

  async write(interactionId: string, ticked: string[]): Promise<void> {
    this.#kept.set(interactionId, ticked);
    if (this.isLasting) await this.#sdk.app.storage.set({ key: toKey(interactionId), value: ticked });
  }

  /** What is over needs no memory; the interaction's own data keeps the result. */
  async forget(interactionId: string): Promise<void> {
    this.#kept.delete(interactionId);
    if (this.isLasting) await this.#sdk.app.storage.delete({ key: toKey(interactionId) });
  }
}

const toKey = (interactionId: string): string => `steps.${interactionId}`;
