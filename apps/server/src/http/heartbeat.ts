import type { WebSocket } from "ws";

/**
 * Cuts sockets whose other end went without a word, as a phone in a tunnel does: nobody may count as present who is not.
 * A browser answers by itself. The result stops it.
 */
export function startHeartbeat(sockets: ReadonlySet<WebSocket>, everyMs = 20_000): () => void {
  const silent = new WeakSet<WebSocket>();
  const heard = new WeakSet<WebSocket>();
  // One function for all sockets: thousands of them are open at once.
  function onPong(this: WebSocket): void {
    silent.delete(this);
  }
  const timer = setInterval(() => {
    for (const socket of sockets) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      if (!heard.has(socket)) socket.on("pong", onPong);
      heard.add(socket);
      silent.add(socket);
      socket.ping();
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
