import {
  createAnswerer,
  createPortTransport,
  wireProtocol,
  type AppMessage,
  type BatchEntry,
  type Hello,
  type HostMessage,
  type Refusal,
  type SdkMessage,
  type Transport,
  type Welcome,
} from "@omni/wire";
import type { AppPage } from "./connect.ts";

export const consoleOrigin = "https://console.example";

export interface PretendHost {
  /** The page that the SDK runs in. */
  page: AppPage;
  hellos: { hello: Hello; targetOrigin: string }[];
  /** Answers hellos by hand when false. */
  answering: boolean;
  answer: (method: string, argument: unknown, signal: AbortSignal) => unknown;
  received: SdkMessage[];
  raise(...entries: BatchEntry[]): void;
  ping(id: number): void;
  /** An event of the page itself. */
  fire(type: string, event: object): void;
  welcome(changes?: Partial<Welcome>): void;
  refuse(refusal: Refusal): void;
  /** A message event at the page, as any window could cause. */
  post(data: unknown, from?: { source?: unknown; origin?: string; ports?: MessagePort[] }): void;
  leave(): void;
  close(): void;
  listeners(): number;
}

/** A frame's page and the console around it, speaking the wire by hand. */
export function createPretendHost(): PretendHost {
  const listeners = new Map<string, Set<(event: never) => void>>();
  const of = (type: string) => listeners.get(type) ?? listeners.set(type, new Set()).get(type)!;
  let line: Transport<HostMessage, SdkMessage> | null = null;
  const fire = (type: string, event: object): void => of(type).forEach((listener) => listener(event as never));

  const console = {
    postMessage(hello: Hello, targetOrigin: string) {
      host.hellos.push({ hello: structuredClone(hello), targetOrigin });
      if (host.answering) queueMicrotask(() => host.welcome());
    },
  };
  const host: PretendHost = {
    page: {
      parent: console,
      location: { ancestorOrigins: [consoleOrigin] },
      document: { getElementById: (id) => (id === "ameyoIframe" ? { contentWindow: console } : null) },
      addEventListener: (type: string, listener: (event: never) => void) => void of(type).add(listener),
      removeEventListener: (type: string, listener: (event: never) => void) => void of(type).delete(listener),
    },
    hellos: [],
    received: [],
    answering: true,
    answer: () => null,
    fire,
    ping: (id) => line?.send({ kind: "ping", id }),
    raise: (...entries) => line?.send({ kind: "batch", entries: JSON.stringify(entries) }),
    post: (data, { source = console, origin = consoleOrigin, ports = [] } = {}) =>
      fire("message", { data, source, origin, ports }),
    refuse: (refusal) => host.post(refusal),
    welcome(changes = {}) {
      const { port1, port2 } = new MessageChannel();
      line = createPortTransport<HostMessage, SdkMessage>(port1);
      listen(host, line);
      const welcome: Welcome = {
        omni: "welcome",
        protocol: wireProtocol,
        contractVersion: "1.0.0",
        capabilities: ["session", "voice"],
        permissions: [],
        events: "themeChanged showCrm",
        methods: "session.logout",
        session: null,
        ...changes,
      };
      host.post(welcome, { ports: [port2] });
    },
    leave: () => fire("pagehide", { persisted: false }),
    close: () => line?.close(),
    listeners: () => of("message").size,
  };
  return host;
}

function listen(host: PretendHost, line: Transport<HostMessage, SdkMessage>): void {
  const answerer = createAnswerer({
    send: (reply) => line.send(reply),
    handle: ({ method, argument }, signal) => host.answer(method, argument, signal),
    onBug: (error) => {
      throw error;
    },
  });
  line.start({
    onMessage(message: SdkMessage) {
      host.received.push(message);
      if (message.kind === "request") answerer.receive(message);
      if (message.kind === "abort") answerer.abort(message.id);
    },
    onClose: () => answerer.close(),
  });
}

export const requests = (messages: readonly AppMessage[]): [string, unknown][] =>
  messages.flatMap((message) => (message.kind === "request" ? [[message.method, message.argument]] : []));
