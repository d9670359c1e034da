import {
  createCaller,
  createPortTransport,
  type BatchEntry,
  type Caller,
  type Hello,
  type HostMessage,
  type Refusal,
  type SdkMessage,
  type Welcome,
} from "@omni/wire";
import type { HostWindow } from "./create-host.ts";

/** The console's window, in tests. */
export interface PretendWindow extends HostWindow {
  listeners(): number;
  receive(data: unknown, source: unknown, origin: string): void;
}

export function createPretendWindow(): PretendWindow {
  const listeners = new Set<(event: MessageEvent) => void>();
  return {
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
    listeners: () => listeners.size,
    receive(data, source, origin) {
      const event = { data: structuredClone(data), source, origin } as MessageEvent;
      for (const listener of listeners) listener(event);
    },
  };
}

export interface ConnectedPage {
  caller: Caller;
  welcome: Welcome;
  /** Every batch, parsed. */
  batches: BatchEntry[][];
  /** The pings that came, none of them answered yet. */
  pings: number[];
  /** As when its process ends: without a word. */
  vanish(): void;
  entries(): BatchEntry[];
  closed: Promise<void>;
  /** Posts anything on the port, as a hostile page could. */
  post(message: unknown): void;
  leave(): void;
  follow(name: string, options?: object): Promise<unknown>;
}

/** A frame whose pages speak the wire by hand. */
export function createPretendApp(host: PretendWindow, origin = "https://app.example") {
  const posted: { message: Welcome | Refusal; targetOrigin: string; port: MessagePort | undefined }[] = [];
  const contentWindow = {
    postMessage(message: Welcome | Refusal, targetOrigin: string, [port]: MessagePort[] = []) {
      posted.push({ message: structuredClone(message), targetOrigin, port });
    },
  };
  let pages = 0;
  const hello = (changes: Partial<Hello> = {}): Hello => ({
    omni: "hello",
    protocol: 1,
    context: "app",
    instanceId: "ameyoIframe",
    sdkVersion: "1.0.0",
    page: `page-${pages}`,
    ...changes,
  });
  return {
    iframe: { contentWindow },
    posted,
    post: (data: unknown) => host.receive(data, contentWindow, origin),
    sayHello: (changes: Partial<Hello> = {}, from = origin) => host.receive(hello(changes), contentWindow, from),
    /** A new page load that says hello and takes the port. */
    load(changes: Partial<Hello> = {}): ConnectedPage {
      pages++;
      host.receive(hello(changes), contentWindow, origin);
      const last = posted.at(-1);
      if (last?.port === undefined || last.message.omni !== "welcome") throw new Error("The host sent no welcome.");
      return takePort(last.message, last.port);
    },
  };
}

function takePort(welcome: Welcome, port: MessagePort): ConnectedPage {
  const transport = createPortTransport<SdkMessage, HostMessage>(port);
  const caller = createCaller((message) => transport.send(message));
  const batches: BatchEntry[][] = [];
  const pings: number[] = [];
  const closed = Promise.withResolvers<void>();
  transport.start({
    onMessage: (message) => {
      if (message.kind === "reply") caller.settle(message);
      else if (message.kind === "ping") pings.push(message.id);
      else batches.push(JSON.parse(message.entries) as BatchEntry[]);
    },
    onClose: () => closed.resolve(),
  });
  return {
    caller,
    welcome,
    batches,
    pings,
    vanish: () => port.close(),
    entries: () => batches.flat(),
    closed: closed.promise,
    post: (message) => transport.send(message as SdkMessage),
    leave: () => transport.close(),
    follow: (name, options = {}) =>
      caller.call("register", { group: name.startsWith("theme") ? "session" : "interaction", name, ...options }),
  };
}
