import type { z } from "zod";
import type { capabilities } from "./capabilities.ts";
import type { errors } from "./errors.ts";
import type { permissions } from "./permissions.ts";

export type CapabilityName = keyof typeof capabilities;
export type PermissionName = keyof typeof permissions;
export type ErrorName = keyof typeof errors;

/** One event of the contract, as its author writes it. `payload` holds the event's own fields only. */
export interface EventSource {
  summary: string;
  permission: PermissionName | null;
  capability: CapabilityName;
  payload: z.ZodRawShape;
  since?: string;
  /** Dates (YYYY-MM-DD) from which the entry is discouraged and from which it is gone. */
  deprecated?: string;
  sunset?: string;
}

/** One method of the contract. `parameters` is null for a method that takes no argument. */
export interface MethodSource {
  summary: string;
  permission: PermissionName | null;
  /** Other permissions that it needs beside `permission`. */
  alsoNeeds?: readonly PermissionName[];
  capability: CapabilityName;
  parameters: z.ZodType | null;
  result: z.ZodType;
  /** Codes besides those that every call can reject with (see `everyCallErrors`). */
  errors: readonly ErrorName[];
  since?: string;
  deprecated?: string;
  sunset?: string;
}

/** Keeps the literal keys of a table of entries while its values are checked. */
export const defineEvents = <const T extends Record<string, EventSource>>(table: T): T => table;
export const defineMethods = <const T extends Record<string, MethodSource>>(table: T): T => table;

/** What any call on a connected instance can reject with, whatever the method. */
export const everyCallErrors = [
  "NOT_INITIALIZED",
  "INVALID_ARGUMENT",
  "NOT_SUPPORTED",
  "PAYLOAD_TOO_LARGE",
  "RATE_LIMITED",
  "TIMEOUT",
  "ABORTED",
  "HOST_GONE",
  "OFFLINE",
  "INTERNAL",
] as const satisfies readonly ErrorName[];
