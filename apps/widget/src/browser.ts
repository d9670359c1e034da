/** What the client needs of a page: sockets, storage, time. */
import type { ChatClock, ChatStorage, OpenChatSocket } from "@omni/live/customer-client";

export function openWebSocket(url: string): OpenChatSocket {
  return (events) => {
    const socket = new WebSocket(url);
    socket.onopen = () => events.onOpen();
    socket.onmessage = ({ data }) => events.onText(String(data));
    socket.onclose = () => events.onClose();
    return { send: (text) => socket.send(text), close: () => socket.close() };
  };
}

export const browserClock: ChatClock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** The page's own storage; without one (blocked, or full) the chat still works but does not outlive the page. */
export function pageStorage(kind: "localStorage" | "sessionStorage"): ChatStorage {
  const probe = "omni.chat.probe";
  try {
    const storage = window[kind];
    storage.setItem(probe, "1");
    storage.removeItem(probe);
    return storage;
  } catch {
    return memoryStorage();
  }
}

function memoryStorage(): ChatStorage {
  const rows = new Map<string, string>();
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
