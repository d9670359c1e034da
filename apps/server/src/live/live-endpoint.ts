import type { CurrentUser } from "@omni/contract";
import { closeCodes, clientMessage, type AppRegistration, type ClientMessage } from "@omni/live";
import { OmniError, toWireError } from "@omni/wire";
import type { WebSocket } from "ws";
import type { SessionRow } from "../auth/sessions.ts";
import type { Clock } from "../clock.ts";
import { toFrameText } from "../frame-text.ts";
import { AgentSocket } from "./agent-socket.ts";
import type { AgentSockets } from "./agent-sockets.ts";
import type { LiveServices } from "./call-context.ts";
import { dispatch } from "./dispatch.ts";
import { toShownApps, toShownCrmPages, toSnapshot } from "./snapshot.ts";
import { TokenBucket } from "./token-bucket.ts";

type HelloMessage = Extract<ClientMessage, { type: "hello" }>;
type AppReportMessage = Extract<ClientMessage, { type: "appReport" }>;
type CallMessage = Extract<ClientMessage, { type: "call" }>;

/** Calls of one console: more than any agent and their apps need, fewer than a loop makes. */
const callBurst = 400;
const callsPerSecond = 200;
/** A console says hello once on each socket; every one is answered with all that the agent has. */
const helloBurst = 5;
const hellosPerSecond = 0.1;
/** Reports on apps: what is beyond is not counted, a broken app reports without end. */
const reportBurst = 200;
const reportsPerSecond = 20;
/** Each time that somebody turns from one tab to another. */
const attentionBurst = 60;
const attentionsPerSecond = 5;
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
    services.apps.onChange((before) => this.#tellApps(before));
    services.crmPages.onChange(() => this.#tellCrmPages());
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
    const hellos = new TokenBucket(helloBurst, hellosPerSecond, this.#clock.now());
    const reports = new TokenBucket(reportBurst, reportsPerSecond, this.#clock.now());
    const attentions = new TokenBucket(attentionBurst, attentionsPerSecond, this.#clock.now());
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
      } else if (message.type === "hello") {
        if (hellos.take(this.#clock.now()) > 0) socket.close("BAD_MESSAGE", "Too many hellos on one socket.");
        else void this.#welcome(socket, message);
      } else if (message.type === "ping") socket.send({ type: "pong" });
      else if (message.type === "read") this.#markRead(socket, message.seq);
      else if (message.type === "attention") {
        if (attentions.take(this.#clock.now()) > 0) socket.close("BAD_MESSAGE", "This page came and went too often.");
        else this.#attend(socket, message.looksAway);
      } else if (reports.take(this.#clock.now()) === 0) this.#countReport(socket, message);
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
      // First, because whoever has much to catch up with counts as one who does not read.
      if (missed !== null) {
        this.#sendApps(socket, user);
        this.#sendCrmPages(socket);
      }
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
      socket.reply({ type: "reply", id, result: result ?? null });
    } catch (error) {
      socket.reply({ type: "reply", id, error: toWireError(error, this.#onBug) });
    }
  }

  /** Counts what happened to an app that the agent has, in a version that is installed. */
  #countReport({ agentId }: AgentSocket, { type: _type, ...report }: AppReportMessage): void {
    const { accounts, apps, appFigures } = this.#services;
    const user = accounts.findUser(agentId);
    const isOwn = user !== null && apps.appsFor(user).some(({ appId }) => appId === report.appId);
    const installed = apps.now.apps.get(report.appId)?.versions ?? [];
    if (isOwn && installed.some(({ version }) => version === report.version)) appFigures.count(report);
  }

  #sendApps(socket: AgentSocket, user: CurrentUser): void {
    const { personalData, apps } = this.#services;
    socket.send({ type: "apps", apps: toShownApps(personalData, user.userId, apps.appsFor(user)) });
  }

  /** Tells each console whose apps are others than before. */
  #tellApps(before: ReadonlyMap<string, AppRegistration[]>): void {
    const { accounts, apps } = this.#services;
    for (const socket of this.#sockets.connected()) {
      const user = accounts.findUser(socket.agentId);
      if (user === null) continue;
      const now = apps.appsFor(user);
      if (JSON.stringify(before.get(user.userId)) !== JSON.stringify(now)) this.#sendApps(socket, user);
    }
  }

  #sendCrmPages(socket: AgentSocket): void {
    socket.send({ type: "crmPages", crmPages: toShownCrmPages(this.#services, socket.agentId) });
  }

  #tellCrmPages(): void {
    for (const socket of this.#sockets.connected()) this.#sendCrmPages(socket);
  }

  #attend({ agentId, tabId }: AgentSocket, looksAway: boolean): void {
    // Only of the console that the agent works in.
    if (tabId === null) return;
    this.#services.centre
      .execute({ type: "agent.setAttention", agentId, looksAway })
      .catch((error: unknown) => this.#onBug(error, "attention"));
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
