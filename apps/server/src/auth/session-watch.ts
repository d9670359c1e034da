import type { Clock } from "../clock.ts";
import type { AgentSockets } from "../live/agent-sockets.ts";
import type { Sessions } from "./sessions.ts";
import type { SignInDesk } from "./sign-in.ts";

const everyMs = 15_000;
/** How long before its end an agent is told that the session expires. */
const warnBeforeMs = 5 * 60_000;

/** Warns of sessions that end soon, and ends those whose time is over. The result stops the watch. */
export function watchSessions(
  sessions: Sessions,
  desk: SignInDesk,
  sockets: AgentSockets,
  clock: Clock,
  onError: (error: unknown) => void,
): () => void {
  /** The end that each session was warned of: a renewed session is warned again. */
  const warned = new Map<string, number>();
  let cancel = () => {};

  async function look(): Promise<void> {
    const now = clock.now();
    for (const { sessionHash, userId, expiresAt } of sessions.endingBefore(now + warnBeforeMs)) {
      if (expiresAt <= now) {
        warned.delete(sessionHash);
        await desk.expire(userId, sessionHash);
      } else if (warned.get(sessionHash) !== expiresAt) {
        warned.set(sessionHash, expiresAt);
        const item = { at: now, name: "sessionExpiring", interactionId: null, data: { expiresAt } };
        sockets.onPassing(userId, JSON.stringify(item));
      }
    }
  }

  function next(): void {
    cancel = clock.after(everyMs, () => {
      next();
      look().catch(onError);
    });
  }
  next();
  return () => cancel();
}
