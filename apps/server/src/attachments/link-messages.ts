import type { Message } from "@omni/contract";

const isMessage = (value: unknown): value is Message =>
  typeof value === "object" && value !== null && "attachments" in value && "messageId" in value;

/** A payload or result of the contract with each message in it as `toMessage` makes it; without any, the same value. */
export function linkMessages<T>(value: T, toMessage: (message: Message) => Message): T {
  // The shape stays: a message takes a message's place.
  if (Array.isArray(value))
    return value.every(isMessage) && value.length > 0 ? (value.map((each) => toMessage(each)) as T) : value;
  if (isMessage(value)) return toMessage(value) as T;
  if (typeof value !== "object" || value === null || !("message" in value) || !isMessage(value.message)) return value;
  return { ...value, message: toMessage(value.message) };
}
