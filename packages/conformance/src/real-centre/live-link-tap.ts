import { randomUUID } from "node:crypto";
import type { Capability, MethodName } from "@omni/contract";
import type { ClientMessage, ServerMessage } from "@omni/live";
import { fromWireError, OmniError } from "@omni/wire";
import type { Page, WebSocketRoute } from "playwright-core";

/** None of the codes by which the server says why it closes. */
const brokenCode = 4999;
/** Beyond what any page counts its own calls to. */
const firstOwnId = 1_000_000_000;

/** Stands in the line between a page of an agent's and its server. */
export interface LiveLinkTap {
  /** The server's answers to these do not arrive. */
  readonly silenced: Set<MethodName>;
  /** What the server says that it cannot do, from the page's next loading. */
  without: Capability | null;
  /** Ends the sockets that are open and lets none through until `mend`. */
  cut(): void;
  mend(): void;
  /** Asks the server on the page's own line, as the page itself would. Rejects with the server's OmniError. */
  call(method: MethodName, argument: unknown): Promise<unknown>;
}

/** From the page's next loading. */
export async function tapLiveLink(page: Page): Promise<LiveLinkTap> {
  let isCut = false;
  let ids = firstOwnId;
  let newest: WebSocketRoute | null = null;
  const open = new Set<WebSocketRoute>();
  const asked = new Map<number, PromiseWithResolvers<unknown> & { of: WebSocketRoute }>();
  const end = (socket: WebSocketRoute): void => void socket.close({ code: brokenCode, reason: "The line is cut." });
  const forget = (line: WebSocketRoute): void => {
    for (const [id, { of, reject }] of asked) {
      if (of !== line) continue;
      asked.delete(id);
      reject(new OmniError("OFFLINE", "The line ended before the answer."));
    }
  };

  await page.routeWebSocket(/\/live$/, (client) => {
    if (isCut) return end(client);
    const server = client.connectToServer();
    open.add(client);
    client.onMessage((text) => {
      // The page writes exactly these.
      const message = JSON.parse(String(text)) as ClientMessage;
      const isSilenced = message.type === "call" && tap.silenced.has(message.method as MethodName);
      if (!isSilenced) server.send(text);
    });
    server.onClose((code, reason) => {
      open.delete(client);
      if (newest === server) newest = null;
      forget(server);
      void client.close({ ...(code !== undefined && { code }), ...(reason !== undefined && { reason }) });
    });
    server.onMessage((text) => {
      const message = JSON.parse(String(text)) as ServerMessage;
      if (message.type === "welcome") newest = server;
      if (message.type === "reply" && asked.has(message.id)) {
        const { resolve, reject } = asked.get(message.id) ?? {};
        asked.delete(message.id);
        if ("error" in message) reject?.(fromWireError(message.error));
        else resolve?.(message.result);
      } else if (tap.without !== null && message.type === "welcome" && message.snapshot !== null) {
        const capabilities = message.snapshot.capabilities.filter((each) => each !== tap.without);
        client.send(JSON.stringify({ ...message, snapshot: { ...message.snapshot, capabilities } }));
      } else client.send(text);
    });
  });

  const tap: LiveLinkTap = {
    silenced: new Set(),
    without: null,
    cut() {
      isCut = true;
      for (const socket of open) end(socket);
      open.clear();
    },
    mend() {
      isCut = false;
    },
    async call(method, argument) {
      if (newest === null) throw new OmniError("OFFLINE", "The page has no line to its server.");
      const id = ++ids;
      const answer = Promise.withResolvers<unknown>();
      asked.set(id, { ...answer, of: newest });
      newest.send(JSON.stringify({ type: "call", id, key: randomUUID(), method, argument } satisfies ClientMessage));
      return answer.promise;
    },
  };
  return tap;
}
