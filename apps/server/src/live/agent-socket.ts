import type { CloseReason, ServerMessage } from "@omni/live";
import { closeCodes } from "@omni/live";
import type { WebSocket } from "ws";
import type { InboxRow } from "../centre/inbox.ts";

/** A console that lets so much pile up is cut off: it comes back and resumes from its inbox. */
const largestBacklogBytes = 1024 * 1024;

/** Longer answers are such as a console waits for on purpose: what an app's own service answered. */
const largeAnswerLength = 256 * 1024;

const toInboxFrame = (seq: number, body: string): string => `{"type":"inbox","seq":${seq},${body.slice(1)}`;

/** One console's socket. Until its hello it has no tab and receives nothing. */
export class AgentSocket {
  readonly agentId: string;
  readonly sessionHash: string;
  readonly #ws: WebSocket;
  tabId: string | null = null;
  /** Large answers that are on their way: a console that asked for one is not cut off for being sent it. */
  #largeBytes = 0;
  /** Was without a hello at the last look. */
  isLate = false;

  constructor(ws: WebSocket, agentId: string, sessionHash: string) {
    this.#ws = ws;
    this.agentId = agentId;
    this.sessionHash = sessionHash;
  }

  send(message: ServerMessage): void {
    this.#sendText(JSON.stringify(message));
  }

  /** The answer to a call. */
  reply(message: Extract<ServerMessage, { type: "reply" }>): void {
    const text = JSON.stringify(message);
    if (text.length < largeAnswerLength || this.#ws.readyState !== this.#ws.OPEN) return this.#sendText(text);
    const bytes = Buffer.byteLength(text);
    this.#largeBytes += bytes;
    this.#ws.send(text, () => (this.#largeBytes -= bytes));
  }

  /** What a console missed, however much: it could never come back if that were too much. */
  sendMissed(rows: readonly InboxRow[]): void {
    for (const { seq, body } of rows) if (this.#ws.readyState === this.#ws.OPEN) this.#ws.send(toInboxFrame(seq, body));
  }

  /** `body` is an InboxItem without its `seq`, as the inbox keeps it. */
  sendInbox(seq: number, body: string): void {
    this.#sendText(toInboxFrame(seq, body));
  }

  sendPassing(body: string): void {
    this.#sendText(`{"type":"passing",${body.slice(1)}`);
  }

  #sendText(text: string): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    if (this.#ws.bufferedAmount - this.#largeBytes > largestBacklogBytes) this.#ws.terminate();
    else this.#ws.send(text);
  }

  close(reason: CloseReason, message: string): void {
    this.send({ type: "closing", reason, message });
    this.#ws.close(closeCodes[reason], reason);
  }

  terminate(): void {
    this.#ws.terminate();
  }
}
