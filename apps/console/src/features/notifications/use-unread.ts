import { useWorld } from "../../lib/live-context.tsx";

/** Customer messages in all interactions that the agent has not looked at. */
export function useUnread(): number {
  const conversations = useWorld((world) => world.conversations);
  return Object.values(conversations).reduce((sum, { unread }) => sum + unread, 0);
}
