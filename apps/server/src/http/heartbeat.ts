import type { WebSocket } from "ws";

/**
 * Cuts sockets whose other end went without a word, as a phone in a tunnel does: nobody may count as present who is not.
 * A browser answers by itself. The result stops it.
 */
export function startHeartbeat(sockets: ReadonlySet<WebSocket>, everyMs = 20_000): () => void {
  const silent = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const socket of sockets) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      silent.add(socket);
      socket.once("pong", () => silent.delete(socket));
      socket.ping();
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
