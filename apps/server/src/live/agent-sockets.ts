import type { CloseReason } from "@omni/live";
import type { CentreListener } from "../centre/contact-centre.ts";
import type { Clock } from "../clock.ts";
import type { AgentSocket } from "./agent-socket.ts";

/** A console that reloads or changes networks is back within this; the agent goes offline only after it. */
const absenceMs = 8_000;
/** A socket that says no hello within this is not kept. */
const helloWithinMs = 15_000;

/** Which agents have a console open. One console per agent: a second tab takes over. */
export class AgentSockets implements CentreListener {
  readonly #clock: Clock;
  readonly #onPresence: (agentId: string, state: "ONLINE" | "OFFLINE") => void;
  readonly #byAgent = new Map<string, AgentSocket>();
  /** Sockets that have not said hello yet. */
  readonly #strangers = new Set<AgentSocket>();
  #isWatching = false;
  readonly #absent = new Map<string, () => void>();

  constructor(clock: Clock, onPresence: (agentId: string, state: "ONLINE" | "OFFLINE") => void) {
    this.#clock = clock;
    this.#onPresence = onPresence;
  }

  get size(): number {
    return this.#byAgent.size;
  }

  /** The consoles that are open. */
  connected(): Iterable<AgentSocket> {
    return this.#byAgent.values();
  }

  isConnected(agentId: string): boolean {
    return this.#byAgent.has(agentId);
  }

  /** A socket opened; it counts when it says hello. */
  admit(socket: AgentSocket): void {
    this.#strangers.add(socket);
    this.#watchStrangers();
  }

  /** The socket's console is the agent's from now on. */
  attach(socket: AgentSocket): void {
    const { agentId } = socket;
    const previous = this.#byAgent.get(agentId);
    this.#strangers.delete(socket);
    this.#byAgent.set(agentId, socket);
    if (previous !== undefined && previous !== socket) {
      if (previous.tabId === socket.tabId) previous.terminate();
      else previous.close("TAKEN_OVER", "Omni was opened in another tab, which took over.");
    }
    this.#absent.get(agentId)?.();
    this.#absent.delete(agentId);
    this.#onPresence(agentId, "ONLINE");
  }

  detach(socket: AgentSocket): void {
    this.#strangers.delete(socket);
    if (this.#byAgent.get(socket.agentId) !== socket) return;
    this.#byAgent.delete(socket.agentId);
    this.expectBack(socket.agentId);
  }

  /** Gives the agent's console a while to come back before the agent counts as offline. */
  expectBack(agentId: string): void {
    if (this.#byAgent.has(agentId)) return;
    this.#absent.get(agentId)?.();
    const cancel = this.#clock.after(absenceMs, () => {
      this.#absent.delete(agentId);
      this.#onPresence(agentId, "OFFLINE");
    });
    this.#absent.set(agentId, cancel);
  }

  onInbox(agentId: string, seq: number, body: string): void {
    this.#byAgent.get(agentId)?.sendInbox(seq, body);
  }

  onPassing(agentId: string, body: string): void {
    this.#byAgent.get(agentId)?.sendPassing(body);
  }

  close(agentId: string, reason: CloseReason, message: string): void {
    this.#byAgent.get(agentId)?.close(reason, message);
    for (const socket of this.#strangers) if (socket.agentId === agentId) socket.close(reason, message);
  }

  /** Lets every socket go, for a server that ends; consoles come back to the next one. */
  stop(): void {
    for (const cancel of this.#absent.values()) cancel();
    this.#absent.clear();
    for (const socket of [...this.#byAgent.values(), ...this.#strangers]) socket.terminate();
    this.#byAgent.clear();
  }

  /** One timer for all of them: who is still there at a second look has had long enough. */
  #watchStrangers(): void {
    if (this.#isWatching || this.#strangers.size === 0) return;
    this.#isWatching = true;
    this.#clock.after(helloWithinMs, () => {
      this.#isWatching = false;
      for (const socket of this.#strangers) {
        if (socket.isLate) socket.terminate();
        socket.isLate = true;
      }
      this.#watchStrangers();
    });
  }
}
