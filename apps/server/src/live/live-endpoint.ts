import { closeCodes, clientMessage, type ClientMessage } from "@omni/live";
import { OmniError, toWireError } from "@omni/wire";
import type { WebSocket } from "ws";
import type { SessionRow } from "../auth/sessions.ts";
import type { Clock } from "../clock.ts";
import { toFrameText } from "../frame-text.ts";
import { AgentSocket } from "./agent-socket.ts";
import type { AgentSockets } from "./agent-sockets.ts";
import type { LiveServices } from "./call-context.ts";
import { dispatch } from "./dispatch.ts";
import { toSnapshot } from "./snapshot.ts";
import { TokenBucket } from "./token-bucket.ts";

type HelloMessage = Extract<ClientMessage, { type: "hello" }>;
type CallMessage = Extract<ClientMessage, { type: "call" }>;

/** Calls of one console: more than any agent and their apps need, fewer than a loop makes. */
const callBurst = 400;
const callsPerSecond = 200;
/** How often the inbox is pruned while a console reads on. */
const pruneEvery = 200;

export type OnBug = (error: unknown, correlationId: string) => void;

/** The consoles' end of the live link: hello and resume, calls and replies. */
export class LiveEndpoint {
  readonly #services: LiveServices;
  readonly #sockets: AgentSockets;
  readonly #clock: Clock;
  readonly #onBug: OnBug;
  readonly #prunedUntil = new Map<string, number>();

  constructor(services: LiveServices, sockets: AgentSockets, clock: Clock, onBug: OnBug) {
    this.#services = services;
    this.#sockets = sockets;
    this.#clock = clock;
    this.#onBug = onBug;
  }

  /** Takes a socket that a signed-in browser opened; without a session it is told so and closed. */
  accept(ws: WebSocket, session: SessionRow | null): void {
    ws.on("error", () => ws.terminate());
    if (session === null) {
      ws.send(JSON.stringify({ type: "closing", reason: "LOGGED_OUT", message: "You are not signed in." }));
      ws.close(closeCodes.LOGGED_OUT, "LOGGED_OUT");
      return;
    }
    const socket = new AgentSocket(ws, session.userId, session.sessionHash);
    let bucket: TokenBucket | null = null;
    this.#sockets.admit(socket);
    ws.on("close", () => this.#sockets.detach(socket));
    ws.on("message", (data) => {
      const message = parse(toFrameText(data));
      if (message === null) {
        socket.close("BAD_MESSAGE", "The server did not understand a message. Reload the page.");
        return;
      }
      if (message.type === "call") {
        bucket ??= new TokenBucket(callBurst, callsPerSecond, this.#clock.now());
        void this.#answer(socket, message, bucket.take(this.#clock.now()));
      } else if (message.type === "hello") void this.#welcome(socket, message);
      else if (message.type === "ping") socket.send({ type: "pong" });
      else if (message.type === "read") this.#markRead(socket, message.seq);
    });
  }

  async #welcome(socket: AgentSocket, { tabId, lastSeq }: HelloMessage): Promise<void> {
    const { centre, accounts, desk } = this.#services;
    const { agentId } = socket;
    try {
      if (!centre.world.agents.get(agentId)?.loggedIn) await desk.ensureSignedIn(agentId);
      const user = accounts.findUser(agentId);
      if (user === null) {
        socket.close("LOGGED_OUT", "This user has been removed.");
        return;
      }
      // From here to `attach` nothing else runs: what is committed later is sent after the welcome.
      const missed = lastSeq === null ? null : centre.inbox.after(agentId, lastSeq);
      socket.tabId = tabId;
      socket.send({
        type: "welcome",
        resumed: missed !== null,
        serverTime: this.#clock.now(),
        seq: centre.inbox.head(agentId),
        snapshot: missed === null ? toSnapshot(this.#services, user) : null,
      });
      socket.sendMissed(missed ?? []);
      this.#sockets.attach(socket);
    } catch (error) {
      this.#onBug(error, "hello");
      socket.terminate();
    }
  }

  async #answer(socket: AgentSocket, call: CallMessage, waitMs: number): Promise<void> {
    const { id, key, method, argument, appId } = call;
    const { agentId, sessionHash } = socket;
    try {
      if (socket.tabId === null) throw new OmniError("NOT_INITIALIZED", "Say hello before the first call.");
      if (waitMs > 0)
        throw new OmniError("RATE_LIMITED", `Too many calls. Wait ${waitMs} ms and try again.`, {
          details: { retryAfterMs: waitMs },
        });
      const order = { agentId, sessionHash, key, method, argument, appId: appId ?? null };
      const result = await dispatch(this.#services, order);
      socket.send({ type: "reply", id, result: result ?? null });
    } catch (error) {
      socket.send({ type: "reply", id, error: toWireError(error, this.#onBug) });
    }
  }

  #markRead({ agentId }: AgentSocket, seq: number): void {
    const { centre } = this.#services;
    if (seq - (this.#prunedUntil.get(agentId) ?? 0) < pruneEvery) return;
    this.#prunedUntil.set(agentId, seq);
    centre.pruneInbox(agentId, seq).catch((error: unknown) => this.#onBug(error, "prune"));
  }
}

function parse(text: string): ClientMessage | null {
  try {
    return clientMessage.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
