import type { HostWindow } from "@omni/host";
import type { AppPage } from "@omni/sdk";
import type { Welcome } from "@omni/wire";
import { tapPort, type LineTap, type RecordingLine } from "./line-tap.ts";

/** The console's window, in memory. */
export interface ConsoleWindow extends HostWindow {
  receive(data: unknown, source: unknown, origin: string): void;
}

export function createConsoleWindow(): ConsoleWindow {
  const listeners = new Set<(event: MessageEvent) => void>();
  return {
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
    receive(data, source, origin) {
      // In a later turn and copied, as a browser does.
      const event = { data: structuredClone(data), source, origin } as MessageEvent;
      queueMicrotask(() => listeners.forEach((listener) => listener(event)));
    },
  };
}

/** A frame of the console whose pages are made in memory. */
export interface MemoryFrame {
  readonly iframe: { readonly contentWindow: object };
  /** Loads a page: what an SDK takes for its window. The page before it is gone. */
  load(): MemoryPage;
  /** The line of the page that is connected now. */
  readonly line: LineTap | null;
}

export interface MemoryPage extends AppPage {
  /** A message event at the page, as any window could cause. */
  receive(data: unknown, source: unknown, origin: string, ports?: readonly MessagePort[]): void;
  /** What the console's window looks like from here. */
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  readonly consoleOrigin: string;
}

export interface MemoryFrameOptions {
  window: ConsoleWindow;
  consoleOrigin: string;
  appOrigin: string;
  instanceId: string;
  recorder: RecordingLine;
}

type Listener = (event: never) => void;

export function createMemoryFrame(options: MemoryFrameOptions): MemoryFrame {
  const { window, consoleOrigin, appOrigin, instanceId, recorder } = options;
  let leave = (): void => {};
  let page: MemoryPage | null = null;
  let line: LineTap | null = null;

  const contentWindow = {
    postMessage(message: Welcome, targetOrigin: string, ports: readonly MessagePort[] = []) {
      // A browser drops what is meant for another origin.
      if (targetOrigin !== appOrigin && targetOrigin !== "*") return;
      const data = structuredClone(message);
      recorder.add(instanceId, "TO_APP", data);
      const tapped = ports.map((port) => {
        line = tapPort(port, (direction, heard) => recorder.add(instanceId, direction, heard));
        return line.port;
      });
      const reader = page;
      queueMicrotask(() => reader?.receive(data, parent, consoleOrigin, tapped));
    },
  };
  const parent = {
    postMessage(message: unknown, targetOrigin: string) {
      if (targetOrigin === consoleOrigin) window.receive(message, contentWindow, appOrigin);
    },
  };

  return {
    iframe: { contentWindow },
    get line() {
      return line;
    },
    load() {
      leave();
      const listeners = new Map<string, Set<Listener>>();
      const of = (type: string): Set<Listener> => {
        const set = listeners.get(type) ?? new Set<Listener>();
        listeners.set(type, set);
        return set;
      };
      const fire = (type: string, event: object): void => of(type).forEach((listener) => listener(event as never));
      const loaded: MemoryPage = {
        parent,
        consoleOrigin,
        location: { ancestorOrigins: [consoleOrigin] },
        document: { getElementById: () => null },
        addEventListener: (type: string, listener: Listener) => void of(type).add(listener),
        removeEventListener: (type: string, listener: Listener) => void of(type).delete(listener),
        receive: (data, source, origin, ports = []) => fire("message", { data, source, origin, ports }),
      };
      page = loaded;
      leave = () => fire("pagehide", { persisted: false });
      return loaded;
    },
  };
}
