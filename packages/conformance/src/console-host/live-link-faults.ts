import type { Capability, MethodName } from "@omni/contract";
import type { ClientMessage, ServerMessage } from "@omni/live";
import type { Page, WebSocketRoute } from "playwright-core";

/** None of the codes by which the server says why it closes. */
const brokenCode = 4999;

/** What goes wrong on the line between a console and its server. */
export interface LiveLinkFaults {
  /** The server's answers to these do not arrive. */
  readonly silenced: Set<MethodName>;
  /** What the server says that it cannot do, from the console's next loading. */
  without: Capability | null;
  /** Ends the sockets that are open and lets none through until `mend`. */
  cut(): void;
  mend(): void;
}

/** Stands in the line of every socket that the page opens from now on. */
export async function standInLiveLink(page: Page): Promise<LiveLinkFaults> {
  let isCut = false;
  const open = new Set<WebSocketRoute>();
  const end = (socket: WebSocketRoute): void => void socket.close({ code: brokenCode, reason: "The line is cut." });
  const faults: LiveLinkFaults = {
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
  };
  await page.routeWebSocket(/\/live$/, (console) => {
    if (isCut) return end(console);
    const server = console.connectToServer();
    open.add(console);
    console.onMessage((text) => {
      // The console writes exactly these.
      const message = JSON.parse(String(text)) as ClientMessage;
      const isSilenced = message.type === "call" && faults.silenced.has(message.method as MethodName);
      if (!isSilenced) server.send(text);
    });
    server.onMessage((text) => {
      const message = JSON.parse(String(text)) as ServerMessage;
      if (faults.without !== null && message.type === "welcome" && message.snapshot !== null) {
        const capabilities = message.snapshot.capabilities.filter((each) => each !== faults.without);
        console.send(JSON.stringify({ ...message, snapshot: { ...message.snapshot, capabilities } }));
      } else console.send(text);
    });
  });
  return faults;
}
