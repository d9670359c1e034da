import type { ChatSocket, OpenChatSocket } from "@omni/live/customer-client";

/** A customer's network, which can be lost: open sockets break, and no new one opens until it is back. */
export class LabNetwork {
  readonly #sockets = new Set<() => void>();
  #isLost = false;

  /** Sockets that go over this network. */
  through(open: OpenChatSocket): OpenChatSocket {
    return (events) => {
      let socket: ChatSocket | null = null;
      let isOver = false;
      const close = (): void => {
        if (isOver) return;
        isOver = true;
        this.#sockets.delete(close);
        socket?.close();
        events.onClose();
      };
      if (this.#isLost) queueMicrotask(close);
      else {
        this.#sockets.add(close);
        socket = open({
          onOpen: () => {
            if (!isOver) events.onOpen();
          },
          onText: (text) => {
            if (!isOver) events.onText(text);
          },
          onClose: close,
        });
      }
      return { send: (text) => socket?.send(text), close };
    };
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  lose(): void {
    this.#isLost = true;
    for (const close of [...this.#sockets]) close();
  }

  restore(): void {
    this.#isLost = false;
  }
}
