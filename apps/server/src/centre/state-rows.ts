import {
  isCallbackClosed,
  isClosed,
  loadWorld,
  type AgentSession,
  type Callback,
  type Directory,
  type Interaction,
  type World,
} from "@omni/engine";
import { sql } from "kysely";
import type { Store } from "../store/open-store.ts";
import { prepare, prepareInsert } from "../store/prepare.ts";

/** Bodies of rows by the id of their aggregate. */
export interface StoredState {
  interactions: Map<string, string>;
  sessions: Map<string, string>;
  callbacks: Map<string, string>;
}

/** The state of every aggregate as a row. The world in memory is a cache of the open ones. */
export class StateRows {
  readonly #putInteraction;
  readonly #putSession;
  readonly #putCallback;
  readonly #selectOpen;
  readonly #selectSessions;
  readonly #selectOpenCallbacks;
  readonly #selectCallbacks;
  readonly #selectCallback;
  readonly #selectInteraction;
  readonly #selectAll;

  constructor({ database, db }: Store) {
    this.#putInteraction = prepareInsert(
      database,
      db,
      "interactions",
      ["interaction_id", "conversation_id", "agent_id", "is_open", "version", "body"],
      "interaction_id",
    );
    this.#putSession = prepareInsert(database, db, "agent_sessions", ["agent_id", "version", "body"], "agent_id");
    this.#putCallback = prepareInsert(
      database,
      db,
      "callbacks",
      ["callback_id", "interaction_id", "campaign_id", "agent_id", "at", "is_open", "version", "body"],
      "callback_id",
    );
    const callbacks = db.selectFrom("callbacks").select("body");
    this.#selectOpenCallbacks = prepare(database, callbacks.where("is_open", "=", sql.lit(1)));
    this.#selectCallbacks = prepare(database, callbacks);
    this.#selectCallback = prepare(database, callbacks.where("callback_id", "=", ""));
    const bodies = db.selectFrom("interactions").select("body");
    this.#selectOpen = prepare(database, bodies.where("is_open", "=", sql.lit(1)));
    this.#selectSessions = prepare(database, db.selectFrom("agent_sessions").select("body"));
    this.#selectAll = prepare(database, db.selectFrom("interactions").select("body"));
    this.#selectInteraction = prepare(database, bodies.where("interaction_id", "=", ""));
  }

  putInteraction(interaction: Interaction): void {
    const { interactionId, conversationId, agentId, version } = interaction;
    const isOpen = isClosed(interaction) ? 0 : 1;
    this.#putInteraction(interactionId, conversationId, agentId, isOpen, version, JSON.stringify(interaction));
  }

  putSession(session: AgentSession): void {
    this.#putSession(session.agentId, session.version, JSON.stringify(session));
  }

  putCallback(callback: Callback): void {
    const { callbackId, interactionId, campaignId, agentId, at, version } = callback;
    const isOpen = isCallbackClosed(callback) ? 0 : 1;
    this.#putCallback(callbackId, interactionId, campaignId, agentId, at, isOpen, version, JSON.stringify(callback));
  }

  loadWorld(directory: Directory): World {
    const sessions = this.#selectSessions.all().map(({ body }) => JSON.parse(String(body)) as AgentSession);
    const interactions = this.#selectOpen.all().map(({ body }) => JSON.parse(String(body)) as Interaction);
    const callbacks = this.#selectOpenCallbacks.all().map(({ body }) => JSON.parse(String(body)) as Callback);
    return loadWorld(directory, sessions, interactions, callbacks);
  }

  /** An interaction of any age. */
  interaction(interactionId: string): Interaction | null {
    const row = this.#selectInteraction.get(interactionId);
    return row === undefined ? null : (JSON.parse(String(row["body"])) as Interaction);
  }

  /** A callback of any age. */
  callback(callbackId: string): Callback | null {
    const row = this.#selectCallback.get(callbackId);
    return row === undefined ? null : (JSON.parse(String(row["body"])) as Callback);
  }

  all(): StoredState {
    const bodies = (rows: Record<string, unknown>[]): string[] => rows.map(({ body }) => String(body));
    const idOf = (body: string, key: string): string => String((JSON.parse(body) as Record<string, unknown>)[key]);
    const byId = (all: string[], key: string) => new Map(all.map((body) => [idOf(body, key), body]));
    return {
      interactions: byId(bodies(this.#selectAll.all()), "interactionId"),
      sessions: byId(bodies(this.#selectSessions.all()), "agentId"),
      callbacks: byId(bodies(this.#selectCallbacks.all()), "callbackId"),
    };
  }
}
