import { useServerNow } from "./clock.ts";
import { useWorld } from "./live-context.tsx";

/** A customer who stopped typing without a word is taken to have stopped after this. */
const typingMs = 8_000;

export function useCustomerTyping(interactionId: string): boolean {
  const typingAt = useWorld((world) => world.conversations[interactionId]?.customerTypingAt ?? null);
  const now = useServerNow();
  return typingAt !== null && now - typingAt < typingMs;
}
