import type { Capability, EventName, LoginStatus, Permission } from "@omni/contract";
import type { WireError } from "./wire-error.ts";

/** The version of these envelopes. The contract's `protocolVersion` is the same number; a test holds them together. */
export const wireProtocol = 1;

/** SDK -> host window, at the host's exact origin, repeated until answered. */
export interface Hello {
  omni: "hello";
  protocol: number;
  context: "app" | "crm";
  instanceId: string;
  sdkVersion: string;
  /** One value per page load: tells a repeated hello from a reload. */
  page: string;
  /** This SDK answers pings; a page of an older one is not asked. */
  heartbeat?: true;
}

/** Host -> app window, once per page load, at the app's exact origin, with the MessagePort. */
export interface Welcome {
  omni: "welcome";
  protocol: number;
  contractVersion: string;
  capabilities: readonly Capability[];
  permissions: readonly Permission[];
  /**
   * Names that this host offers, whether or not this app holds their permissions, with spaces between: a hundred strings
   * would cost each page load more to copy than all the rest.
   */
  events: string;
  methods: string;
  session: SessionSnapshot | null;
}

/** Who was signed in when the app connected; null when unknown, or when the app may not read the session. */
export interface SessionSnapshot {
  status: LoginStatus;
  userId: string;
  userName: string;
}

/** Host -> app window, instead of a welcome. */
export interface Refusal {
  omni: "refusal";
  error: WireError;
}

export interface Request {
  kind: "request";
  id: number;
  /** A method of the contract, or `register` / `unregister` for events. */
  method: string;
  argument?: unknown;
}

export interface Reply {
  kind: "reply";
  id: number;
  result?: unknown;
  error?: WireError;
}

/** The caller no longer waits for this request. */
export interface Abort {
  kind: "abort";
  id: number;
}

/**
 * What was raised in one task, in order. `entries` is the JSON of a `BatchEntry[]`: the host writes an event's JSON once
 * for all its frames, and parsing it costs an app half of what cloning the objects would.
 */
export interface Batch {
  kind: "batch";
  entries: string;
}

export interface EventMessage {
  name: EventName;
  payload: object;
}

/** Data that another app published. */
export interface TopicMessage {
  topic: string;
  data: unknown;
  from: { appId: string; instanceId: string };
}

export type BatchEntry = EventMessage | TopicMessage;

/** The host asks for a sign of life. */
export interface Ping {
  kind: "ping";
  id: number;
}

/** The page is alive: sent as soon as its ping is read. */
export interface Pong {
  kind: "pong";
  id: number;
}

/** An app's callback threw; the host writes it to the app's log. */
export interface Fault {
  kind: "fault";
  /** The event or topic whose callback threw; `page` for an error that the page did not catch, `policy` for what its policy blocked. */
  source: string;
  message: string;
}

/** What an app sends on its port. Nothing in it is trusted. */
export type SdkMessage = Request | Abort | Fault | Pong;
/** What the host sends on the port. */
export type HostMessage = Reply | Batch | Ping;
export type AppMessage = SdkMessage | HostMessage;
