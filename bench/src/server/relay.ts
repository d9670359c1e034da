/** The physical limit beside which the server is measured: `ws` alone, passing each customer's frame on to one agent's socket. */
import { WebSocketServer, type WebSocket } from "ws";

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
const agents = new Map<string, WebSocket>();

server.on("connection", (socket, request) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://relay");
  const agent = searchParams.get("agent") ?? "";
  if (pathname === "/live") agents.set(agent, socket);
  else socket.on("message", (data) => agents.get(agent)?.send(data.toString()));
});
server.on("listening", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) process.send?.({ port: address.port });
});
process.on("message", (message) => {
  if (message !== "memory") return;
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, heap: heapUsed + external });
});
process.on("disconnect", () => process.exit(0));
