import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

/** Where the app's page reports what its callbacks were called with. */
export interface Echo {
  url: string;
  /** `at` is this process's clock, like that of the senders: no two clocks are compared. */
  onText: (text: string, at: number) => void;
  close(): Promise<void>;
}

export async function openEcho(): Promise<Echo> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
  await once(server, "listening");
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const echo: Echo = {
    url: `ws://127.0.0.1:${port}/`,
    onText: () => {},
    async close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
      await once(server, "close");
    },
  };
  server.on("connection", (socket) =>
    socket.on("message", (data) => {
      const at = performance.now();
      echo.onText(String(data), at);
    }),
  );
  return echo;
}
