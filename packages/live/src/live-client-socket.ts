export interface LiveSocketHandlers {
  onOpen: () => void;
  onText: (text: string) => void;
  /** Called once, also when the socket never opened. */
  onClose: (code: number) => void;
}

export interface LiveSocket {
  send(text: string): void;
  close(): void;
}

export type OpenSocket = (url: string, handlers: LiveSocketHandlers) => LiveSocket;

/** The browser's WebSocket. */
export const openWebSocket: OpenSocket = (url, { onOpen, onText, onClose }) => {
  const socket = new WebSocket(url);
  socket.addEventListener("open", onOpen);
  socket.addEventListener("message", ({ data }) => {
    if (typeof data === "string") onText(data);
  });
  socket.addEventListener("close", ({ code }) => onClose(code));
  return {
    send: (text) => socket.send(text),
    close: () => socket.close(),
  };
};
