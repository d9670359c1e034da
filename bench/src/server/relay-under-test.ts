import WebSocket from "ws";
import { startChild } from "./child.ts";
import type { Line, Sender } from "./latency.ts";

export interface Relay extends Line {
  senders: Sender[];
  /** Where an agent's frames go to whoever connects last. */
  addressOf(agent: number): string;
  memory(): Promise<{ rss: number; heap: number }>;
  addAgents(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** The raw relay with as many agents' sockets, and customers spread over them. */
export async function startRelay(agentCount: number, conversations: number): Promise<Relay> {
  const { child, ready } = await startChild<{ port: number }>("./relay.ts", []);
  const addressOf = (path: string, agent: number): string => `ws://127.0.0.1:${ready.port}${path}?agent=${agent}`;
  const open = (path: string, agent: number): Promise<WebSocket> => {
    const socket = new WebSocket(addressOf(path, agent), { perMessageDeflate: false });
    return new Promise((resolve, reject) => socket.on("open", () => resolve(socket)).on("error", reject));
  };
  const sockets: WebSocket[] = [];
  const relay: Relay = {
    onDelivered: () => {},
    senders: [],
    addressOf: (agent) => addressOf("/live", agent),
    memory: () => child.ask("memory"),
    async addAgents(count) {
      const first = sockets.length;
      const added = await Promise.all(Array.from({ length: count }, (_, index) => open("/live", first + index)));
      sockets.push(...added);
      for (const socket of added)
        socket.on("message", (data) => {
          const at = performance.now();
          const { text } = JSON.parse(String(data)) as { text: string };
          relay.onDelivered(text, at);
        });
    },
    async stop() {
      for (const socket of sockets) socket.terminate();
      await child.stop();
    },
  };
  await relay.addAgents(agentCount);
  const customers = await Promise.all(
    Array.from({ length: conversations }, (_, index) => open("/chat", index % agentCount)),
  );
  sockets.push(...customers);
  // A frame of the length that a widget sends.
  relay.senders = customers.map((socket) => ({
    send: (text: string) => socket.send(JSON.stringify({ type: "message", clientId: text, text })),
  }));
  return relay;
}
