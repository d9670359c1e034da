/** What a customer's client needs of a page: sockets, storage, time. */
import type { ChatClock, OpenChatSocket } from "./customer-client-link.ts";
import type { ChatStorage } from "./customer-client-queue.ts";

/** Opens a socket at a path of the page's own server. */
export const openPageSocket = (path: `/${string}`): OpenChatSocket =>
  openBrowserSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}`);

/** Opens a socket at an address. */
export function openBrowserSocket(url: string): OpenChatSocket {
  return (events) => {
    const socket = new WebSocket(url);
    socket.onopen = () => events.onOpen();
    socket.onmessage = ({ data }) => events.onText(String(data));
    socket.onclose = () => events.onClose();
    return { send: (text) => socket.send(text), close: () => socket.close() };
  };
}

export const pageClock: ChatClock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** 32 random characters that nobody guesses. */
export const newPageKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The page's own storage; one that does not outlive the page where the browser blocks it. */
export function pageStorage(kind: "localStorage" | "sessionStorage"): ChatStorage {
  const probe = "omni.probe";
  try {
    const storage = window[kind];
    storage.setItem(probe, "1");
    storage.removeItem(probe);
    return storage;
  } catch {
    return memoryStorage();
  }
}

/** Storage of this page's life; `rows` may be kept to make it outlive a customer. */
export function memoryStorage(rows = new Map<string, string>()): ChatStorage {
  return {
    get length() {
      return rows.size;
    },
    key: (index) => [...rows.keys()][index] ?? null,
    getItem: (key) => rows.get(key) ?? null,
    setItem: (key, value) => void rows.set(key, value),
    removeItem: (key) => void rows.delete(key),
  };
}
