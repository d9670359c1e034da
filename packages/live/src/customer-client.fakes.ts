/** In-memory doubles for the tests of the customer's client: only the network, the clock and the page's storage. */
import type { ErrorCode } from "@omni/contract";
import type { ChatClock, ChatSocketEvents, OpenChatSocket } from "./customer-client-link.ts";
import type { ChatStorage } from "./customer-client-queue.ts";
import type { ConversationStatus, CustomerMessage, FromCustomer, ToCustomer } from "./customer-link.ts";

export class MemoryStorage implements ChatStorage {
  #rows = new Map<string, string>();
  get length(): number {
    return this.#rows.size;
  }
  key(index: number): string | null {
    return [...this.#rows.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#rows.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#rows.set(key, value);
  }
  removeItem(key: string): void {
    this.#rows.delete(key);
  }
}

export class FakeClock implements ChatClock {
  #now = 1_000_000;
  #seed = 1;
  #timers: { at: number; run: () => void }[] = [];
  now(): number {
    return this.#now;
  }
  random(): number {
    this.#seed = (this.#seed * 16_807) % 2_147_483_647;
    return this.#seed / 2_147_483_647;
  }
  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
    }
    this.#now = end;
  }
}

interface Connection {
  events: ChatSocketEvents;
  up: string[];
  down: string[];
  open: boolean;
  cut: boolean;
  joined: boolean;
}

const ended = { code: "INVALID_STATE", message: "This chat has ended." } as const;

/** One conversation at a time, over connections whose frames move only when the test says so. */
export class FakeChatServer {
  opened = 0;
  conversations = 0;
  reads: string[] = [];
  /** The files of each message that had some. */
  files: string[][] = [];
  refuseNext: { code: ErrorCode; message: string } | null = null;
  refuseHello: { code: ErrorCode; message: string } | null = null;
  /** Frames on their way vanish, as on a link that died unnoticed. */
  loseInFlight = false;
  #connections: Connection[] = [];
  #token: string | null = null;
  #messages: CustomerMessage[] = [];
  #status: ConversationStatus = { state: "WAITING", agentName: null, agents: [], seenSeq: 0 };

  openSocket: OpenChatSocket = (events) => {
    this.opened++;
    const connection: Connection = { events, up: [], down: [], open: false, cut: false, joined: false };
    this.#connections.push(connection);
    return {
      send: (text) => {
        if (connection.open && !connection.cut && !this.loseInFlight) connection.up.push(text);
      },
      close: () => this.#cut(connection),
    };
  };

  /** An agent reads up to a message. */
  see(seenSeq: number): void {
    this.#status = { ...this.#status, seenSeq };
    this.#toAll({ type: "status", status: this.#status });
  }

  texts(): string[] {
    return this.#messages.filter((message) => message.from === "CUSTOMER").map((message) => message.text);
  }
  everything(): string[] {
    return this.#messages.map((message) => message.text);
  }
  say(text: string): void {
    if (this.#token) this.#store({ from: "AGENT", senderName: "Asha", text, clientId: null }, null);
  }
  end(): void {
    this.#status = { state: "ENDED", agentName: null, agents: [], seenSeq: 0 };
    this.#toAll({ type: "status", status: this.#status });
  }
  /** These agents write to the customer now. */
  setAgents(...agents: string[]): void {
    this.#status = { state: "CONNECTED", agentName: agents[0] ?? null, agents, seenSeq: 0 };
    this.#toAll({ type: "status", status: this.#status });
  }
  forgetAll(): void {
    this.#token = null;
    this.#messages = [];
    this.#status = { state: "WAITING", agentName: null, agents: [], seenSeq: 0 };
    this.dropAll();
  }

  deliverAll(): void {
    while (this.#connections.some((one) => (!one.open && !one.cut) || one.up.length + one.down.length > 0)) {
      this.deliverToServer();
      this.deliverToClients();
    }
  }
  deliverToServer(most = Infinity): void {
    for (const connection of [...this.#connections]) {
      if (!connection.open && !connection.cut) {
        connection.open = true;
        connection.events.onOpen();
      }
      for (let i = 0; i < most && connection.up.length > 0; i++) this.#handle(connection, connection.up.shift()!);
      if (connection.cut) this.#cut(connection);
    }
  }
  deliverToClients(most = Infinity): void {
    for (const connection of [...this.#connections]) {
      for (let i = 0; i < most && connection.down.length > 0; i++) connection.events.onText(connection.down.shift()!);
    }
  }
  /** Every connection breaks; what was on its way is lost. */
  dropAll(): void {
    for (const connection of this.#connections.filter((one) => !one.cut)) {
      this.#cut(connection);
      connection.events.onClose();
    }
  }

  #cut(connection: Connection): void {
    // What the client wrote before may still arrive, even after frames of its next connection; what was on its way down
    // is gone.
    connection.cut = true;
    connection.joined = false;
    connection.down = [];
    if (connection.up.length === 0) this.#connections = this.#connections.filter((one) => one !== connection);
  }

  #handle(connection: Connection, text: string): void {
    const message = JSON.parse(text) as FromCustomer;
    if (message.type === "hello") return this.#hello(connection, message);
    if (message.type === "ping") return this.#to(connection, { type: "pong" });
    if (message.type === "read") this.reads.push(message.messageId);
    if (message.type !== "message") return;
    const known = this.#messages.find((one) => one.clientId === message.clientId);
    if (known) return this.#to(connection, { type: "accepted", clientId: message.clientId, message: known });
    const refusal = this.#status.state === "ENDED" ? ended : this.refuseNext;
    this.refuseNext = null;
    if (refusal !== null) {
      return this.#to(connection, { type: "refused", clientId: message.clientId, ...refusal });
    }
    if (message.attachmentIds) this.files.push(message.attachmentIds);
    this.#store({ from: "CUSTOMER", senderName: "Mira", text: message.text, clientId: message.clientId }, connection);
  }

  #hello(connection: Connection, hello: Extract<FromCustomer, { type: "hello" }>): void {
    if (this.refuseHello) return this.#to(connection, { type: "refused", clientId: null, ...this.refuseHello });
    if (hello.token !== null && hello.token !== this.#token) {
      return this.#to(connection, {
        type: "refused",
        clientId: null,
        code: "INTERACTION_NOT_FOUND",
        message: "Unknown.",
      });
    }
    if (hello.token === null) {
      this.#token = `token-${++this.conversations}`;
      this.#messages = [];
      this.#status = { state: "WAITING", agentName: null, agents: [], seenSeq: 0 };
    }
    connection.joined = !connection.cut;
    this.#to(connection, {
      type: "welcome",
      token: this.#token!,
      conversationId: `conversation-${this.conversations}`,
      title: "Web chat support",
      status: this.#status,
      messages: this.#messages.filter((message) => message.seq > hello.lastSeq),
    });
  }

  #store(part: Pick<CustomerMessage, "from" | "senderName" | "text" | "clientId">, by: Connection | null): void {
    const seq = this.#messages.length + 1;
    const message = { ...part, attachments: [], seq, messageId: `m${this.conversations}-${seq}`, sentAt: seq };
    this.#messages.push(message);
    for (const connection of this.#connections.filter((one) => one.joined)) {
      const isAuthor = connection === by && part.clientId !== null;
      this.#to(
        connection,
        isAuthor ? { type: "accepted", clientId: part.clientId ?? "", message } : { type: "message", message },
      );
    }
  }

  #toAll(message: ToCustomer): void {
    for (const connection of this.#connections.filter((one) => one.joined)) this.#to(connection, message);
  }
  #to(connection: Connection, message: ToCustomer): void {
    if (!this.loseInFlight && !connection.cut) connection.down.push(JSON.stringify(message));
  }
}
