import { contract } from "./generated/contract.ts";
import type { Capability, ErrorCode, EventName, MethodName, Permission } from "./generated/types.ts";
import type { JsonSchema, JsonSchemaDefinitions } from "./json-schema.ts";

/** One event: `group` says under which namespace apps register it. */
export interface EventEntry {
  readonly name: EventName;
  readonly group: "session" | "interaction";
  readonly summary: string;
  readonly permission: Permission | null;
  readonly capability: Capability;
  readonly since: string;
  readonly deprecated?: string;
  readonly sunset?: string;
  readonly payload: JsonSchema;
}

/** One method: `parameters` is null when it takes no argument; `errors` are all codes it can reject with. */
export interface MethodEntry {
  readonly name: MethodName;
  readonly api: "session" | "interaction" | "configuration" | "crm" | "app" | "ui";
  readonly method: string;
  readonly summary: string;
  readonly permission: Permission | null;
  /** Other permissions that it needs beside `permission`. */
  readonly alsoNeeds?: readonly Permission[];
  readonly capability: Capability;
  readonly since: string;
  readonly deprecated?: string;
  readonly sunset?: string;
  readonly parameters: JsonSchema | null;
  readonly result: JsonSchema;
  readonly errors: readonly ErrorCode[];
}

export interface ErrorEntry {
  readonly message: string;
  readonly retryable: boolean;
  readonly repair: string;
}

export const contractVersion: string = contract.contractVersion;
export const protocolVersion: number = contract.protocolVersion;
export const capabilities: Readonly<Record<Capability, string>> = contract.capabilities;
export const permissions: Readonly<Record<Permission, string>> = contract.permissions;
export const errors: Readonly<Record<ErrorCode, ErrorEntry>> = contract.errors;
export const events: Readonly<Record<EventName, EventEntry>> = contract.events;
export const methods: Readonly<Record<MethodName, MethodEntry>> = contract.methods;
export const definitions: JsonSchemaDefinitions = contract.$defs;
export const eventNames = Object.keys(events) as readonly EventName[];
export const methodNames = Object.keys(methods) as readonly MethodName[];

/** The permissions that an entry needs; none for what anybody may do. */
export const permissionsOf = (entry: EventEntry | MethodEntry): readonly Permission[] =>
  entry.permission === null ? [] : [entry.permission, ...(("alsoNeeds" in entry && entry.alsoNeeds) || [])];

export const isEventName = (name: string): name is EventName => Object.hasOwn(events, name);
export const isMethodName = (name: string): name is MethodName => Object.hasOwn(methods, name);
