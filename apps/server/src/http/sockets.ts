import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { fastifyCookie, type Signer } from "@fastify/cookie";
import { WebSocketServer, type WebSocket } from "ws";
import type { SessionRow, Sessions } from "../auth/sessions.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { isConsoleOrigin, toRequestedHost } from "./hosts.ts";
import { toSessionCookie } from "./session-cookie.ts";

export interface SocketEndpoints {
  publicUrl: string | null;
  sessions: Sessions;
  signer: Signer;
  onAgent: (socket: WebSocket, session: SessionRow | null) => void;
  onCustomer: (socket: WebSocket, origin: string | null) => void;
  onPhone: (socket: WebSocket, session: SessionRow | null) => void;
}

/** A message has at most 10,000 characters; a call with its data is not much larger. */
const largestFrameBytes = 256 * 1024;

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** `/live` and `/phone` for pages of this very origin, `/chat` for widgets of any; nothing else becomes a socket. The result cuts them all, and resolves when each is gone. */
export function addSockets(server: Server, endpoints: SocketEndpoints): () => Promise<void> {
  const { publicUrl, sessions, signer, onAgent, onCustomer, onPhone } = endpoints;
  const upgrader = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: largestFrameBytes,
  });

  function findSession({ headers }: IncomingMessage): SessionRow | null {
    const signed = fastifyCookie.parse(headers.cookie ?? "")[toSessionCookie(publicUrl)];
    const sessionId = signed === undefined ? null : signer.unsign(signed);
    return sessionId?.valid === true && sessionId.value !== null ? sessions.find(sessionId.value) : null;
  }

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const { host, origin } = request.headers;
    const path = (request.url ?? "").split("?")[0];
    if (toRequestedHost(host, publicUrl).kind !== "console") return refuse(socket, "421 Misdirected Request");
    if (path === "/live" || path === "/phone") {
      if (!isConsoleOrigin(origin, host, publicUrl)) return refuse(socket, "403 Forbidden");
      const session = findSession(request);
      upgrader.handleUpgrade(request, socket, head, (ws) => (path === "/live" ? onAgent : onPhone)(ws, session));
      return;
    }
    if (path === "/chat") return upgrader.handleUpgrade(request, socket, head, (ws) => onCustomer(ws, origin ?? null));
    refuse(socket, "404 Not Found");
  });
  const stopHeartbeat = startHeartbeat(upgrader.clients);
  return async () => {
    stopHeartbeat();
    const gone = [...upgrader.clients].map((socket) => once(socket, "close"));
    for (const socket of upgrader.clients) socket.terminate();
    await Promise.all(gone);
  };
}
