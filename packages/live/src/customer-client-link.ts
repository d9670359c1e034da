/** One open socket. `close` may be called twice. */
export interface ChatSocket {
  send(text: string): void;
  close(): void;
}
export interface ChatSocketEvents {
  onOpen(): void;
  onText(text: string): void;
  onClose(): void;
}
export type OpenChatSocket = (events: ChatSocketEvents) => ChatSocket;

export interface ChatClock {
  now(): number;
  /** Between 0 and 1. */
  random(): number;
  /** Calls back once after `ms`; the result cancels. */
  after(ms: number, run: () => void): () => void;
}

const firstDelayMs = 400;
const longestDelayMs = 15_000;
/** A socket that has not opened by then is given up. */
const openWithinMs = 10_000;

/** Keeps one socket open while wanted, with back-off and jitter between attempts. Events of a given-up socket are ignored. */
export class ReconnectingLink {
  #open: OpenChatSocket;
  #clock: ChatClock;
  #events: { onOpen(): void; onText(text: string): void; onLost(): void };
  #socket: ChatSocket | null = null;
  #isOpen = false;
  #wanted = false;
  #attempts = 0;
  #cancelTimer: () => void = () => {};

  constructor(
    open: OpenChatSocket,
    clock: ChatClock,
    events: { onOpen(): void; onText(text: string): void; onLost(): void },
  ) {
    this.#open = open;
    this.#clock = clock;
    this.#events = events;
  }

  /** Connects now, whatever the back-off says. Does nothing while a socket is open or opening. */
  connect(): void {
    this.#wanted = true;
    if (this.#socket) return;
    this.#cancelTimer();
    let socket: ChatSocket | null = null;
    const isCurrent = () => socket !== null && this.#socket === socket;
    const lost = () => {
      if (isCurrent()) this.drop();
    };
    socket = this.#open({
      onOpen: () => {
        if (!isCurrent()) return;
        this.#isOpen = true;
        this.#cancelTimer();
        this.#events.onOpen();
      },
      onText: (text) => {
        if (isCurrent()) this.#events.onText(text);
      },
      onClose: lost,
    });
    this.#socket = socket;
    this.#cancelTimer = this.#clock.after(openWithinMs, lost);
  }

  /** The server answered: the next attempt after a loss starts quickly again. */
  settled(): void {
    this.#attempts = 0;
  }

  send(text: string): void {
    if (this.#isOpen) this.#socket?.send(text);
  }

  /** Gives the present socket up and, while wanted, plans the next attempt. */
  drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#isOpen = false;
    this.#cancelTimer();
    socket?.close();
    if (this.#wanted) {
      const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** this.#attempts++);
      this.#cancelTimer = this.#clock.after(delay * (0.5 + this.#clock.random() / 2), () => this.connect());
    }
    if (socket) this.#events.onLost();
  }

  /** Closes and stays closed until `connect`. */
  close(): void {
    this.#wanted = false;
    this.#attempts = 0;
    this.drop();
  }
}
