import { once } from "node:events";
import type { ToCustomer } from "@omni/live";
import { WebSocket } from "ws";
import type { Talk } from "../host-under-test.ts";

/** A customer on the chat socket, as the widget speaks on it. */
export async function openChat(
  port: number,
  campaign: string,
  profile: { name: string; email: string },
  text: string,
): Promise<Talk> {
  const socket = new WebSocket(`ws://localhost:${port}/chat`, { origin: `http://localhost:${port}` });
  const agentMessages: string[] = [];
  const seen: string[] = [];
  let accepted = Promise.withResolvers<void>();
  let lastId = 0;
  const send = (message: object): void => socket.send(JSON.stringify(message));
  const welcomed = Promise.withResolvers<void>();
  socket.on("message", (data) => {
    // The server writes exactly these.
    const message = JSON.parse(String(data)) as ToCustomer;
    if (message.type === "welcome") welcomed.resolve();
    else if (message.type === "accepted") accepted.resolve();
    else if (message.type === "refused") accepted.reject(new Error(`The chat refused: ${message.message}`));
    else if (message.type === "message") {
      seen.push(message.message.text);
      if (message.message.from === "AGENT") agentMessages.push(message.message.messageId);
    }
  });
  await once(socket, "open");
  send({ type: "hello", campaign, token: null, lastSeq: 0, profile: { name: profile.name, email: profile.email } });
  await welcomed.promise;

  const say = async (words: string): Promise<void> => {
    accepted = Promise.withResolvers<void>();
    send({ type: "message", clientId: `client-${++lastId}`, text: words });
    await accepted.promise;
  };
  await say(text);
  return {
    say,
    seen: async () => [...seen],
    typing: async () => send({ type: "typing", typing: true }),
    async read() {
      const deadline = Date.now() + 5_000;
      while (agentMessages.length === 0 && Date.now() < deadline) {
        await new Promise<void>((resolve) => void setTimeout(resolve, 10));
      }
      send({ type: "read", messageId: agentMessages.at(-1) });
    },
    async leave() {
      if (socket.readyState !== socket.OPEN) return;
      send({ type: "end" });
      socket.close();
      await once(socket, "close");
    },
  };
}
