import { z } from "zod";
import type { JsonSchema } from "../json-schema.ts";
import { contractSource } from "../source/contract-source.ts";
import type { EventSource, MethodSource } from "../source/entries.ts";

export interface ContractDocument {
  contractVersion: string;
  protocolVersion: number;
  capabilities: Record<string, string>;
  permissions: Record<string, string>;
  errors: Record<string, { message: string; retryable: boolean; repair: string }>;
  events: Record<string, object>;
  methods: Record<string, object>;
  $defs: Record<string, JsonSchema>;
}

/** What `buildContract` reads: the source, or the source with a change that a test tries. */
export type ContractSource = Omit<typeof contractSource, "events"> & {
  events: { session: Record<string, EventSource>; interaction: Record<string, EventSource> };
};

/** Builds contract.json's content from the source. */
export function buildContract(source: ContractSource = contractSource): ContractDocument {
  const definitions: Record<string, JsonSchema> = {};
  const toSchema = (schema: z.ZodType): JsonSchema => {
    const {
      $defs,
      $schema: _,
      ...rest
    } = z.toJSONSchema(schema, { metadata: source.named, io: "output" }) as JsonSchema & {
      $defs?: Record<string, JsonSchema>;
      $schema?: string;
    };
    for (const [key, value] of Object.entries($defs ?? {})) definitions[key] = withoutNoise(value);
    const root = withoutNoise(rest);
    const own = source.named.get(schema)?.id;
    if (own === undefined) return root;
    definitions[own] ??= root;
    return { $ref: `#/$defs/${own}` };
  };

  const events: Record<string, object> = {};
  for (const [group, table] of Object.entries(source.events)) {
    for (const [name, entry] of Object.entries<EventSource>(table)) {
      const common = group === "interaction" ? source.interactionCommon : { eventTime: z.int().min(0) };
      const payload = z.object({
        ...common,
        sequence: z.int().min(1),
        replayed: z.boolean().optional(),
        ...entry.payload,
      });
      events[name] = { ...meta(entry), group, payload: toSchema(payload) };
    }
  }
  const methods: Record<string, object> = {};
  for (const [api, table] of Object.entries(source.methods)) {
    for (const [method, entry] of Object.entries<MethodSource>(table)) {
      methods[`${api}.${method}`] = {
        ...meta(entry),
        ...(entry.alsoNeeds === undefined ? {} : { alsoNeeds: entry.alsoNeeds }),
        api,
        method,
        parameters: entry.parameters === null ? null : toSchema(entry.parameters),
        result: toSchema(entry.result),
        errors: [...new Set([...entry.errors, ...source.everyCallErrors])],
      };
    }
  }
  const { contractVersion, protocolVersion, capabilities, permissions, errors } = source;
  return {
    contractVersion,
    protocolVersion,
    capabilities,
    permissions,
    errors,
    events: named(events),
    methods: named(methods),
    $defs: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const named = (entries: Record<string, object>): Record<string, object> =>
  Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, { name, ...entry }]));

const meta = (entry: EventSource | MethodSource): object => ({
  summary: entry.summary,
  permission: entry.permission,
  capability: entry.capability,
  since: entry.since ?? "1.0.0",
  ...(entry.deprecated === undefined ? {} : { deprecated: entry.deprecated }),
  ...(entry.sunset === undefined ? {} : { sunset: entry.sunset }),
});

/** Drops what says nothing (`id`, safe-integer bounds) and spells nullable types as `anyOf`, so that one reading serves all. */
function withoutNoise<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNoise) as T;
  if (typeof value !== "object" || value === null) return value;
  if ("type" in value && Array.isArray(value.type)) {
    const { type: types, ...rest } = value;
    const anyOf = (types as string[]).map((type) => (type === "null" ? { type } : { type, ...rest }));
    return withoutNoise({ anyOf }) as unknown as T;
  }
  const entries = Object.entries(value).filter(
    ([key, part]) =>
      !(key === "id" && typeof part === "string") && !(key === "maximum" && part === Number.MAX_SAFE_INTEGER),
  );
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutNoise(part)])) as T;
}
