import type { WebSocket } from "ws";
import { toFrameText } from "./frame-text.ts";

/** More than any page has on its way; beyond, the other side's network holds what it sends, not this server's memory. */
const mostWaiting = 200;

/** Hands the frames of a socket on one after the other, as they came. `receive` never rejects. */
export function receiveInTurn(socket: WebSocket, receive: (text: string) => Promise<void>): void {
  let waiting = 0;
  let work = Promise.resolve();
  socket.on("message", (data) => {
    const text = toFrameText(data);
    waiting++;
    if (waiting >= mostWaiting) socket.pause();
    work = work.then(async () => {
      await receive(text);
      waiting--;
      if (socket.isPaused && waiting <= mostWaiting / 2) socket.resume();
    });
  });
}
