import type { JsonSchema } from "../json-schema.ts";
import type { ContractDocument } from "./build-contract.ts";
import { toTypeScript } from "./to-typescript.ts";

interface AnyEvent {
  name: string;
  group: string;
  summary: string;
  payload: JsonSchema;
}
interface AnyMethod {
  name: string;
  api: string;
  method: string;
  summary: string;
  parameters: JsonSchema | null;
  result: JsonSchema;
  errors: string[];
}

const union = (names: readonly string[]): string => names.map((name) => `\n  | ${JSON.stringify(name)}`).join("");

/** Writes the plain types that apps, host, engine and server share. */
export function writeTypes(contract: ContractDocument): string {
  const events = Object.values(contract.events) as AnyEvent[];
  const methods = Object.values(contract.methods) as AnyMethod[];
  const ofGroup = (group: string) => events.filter((event) => event.group === group).map((event) => event.name);
  const shapes = Object.entries(contract.$defs).map(
    ([name, schema]) => `export type ${name} = ${toTypeScript(schema)};`,
  );
  return [
    "// Generated from src/source by `npm run generate`. Do not edit.",
    ...shapes,
    `export type ErrorCode =${union(Object.keys(contract.errors))};`,
    `export type Permission =${union(Object.keys(contract.permissions))};`,
    `export type Capability =${union(Object.keys(contract.capabilities))};`,
    `export type SessionEventName =${union(ofGroup("session"))};`,
    `export type InteractionEventName =${union(ofGroup("interaction"))};`,
    "export type EventName = SessionEventName | InteractionEventName;",
    `export interface EventPayloads {\n${events.map((event) => `  /** ${event.summary} */\n  ${event.name}: ${toTypeScript(event.payload, "  ")};`).join("\n")}\n}`,
    `export type MethodName =${union(methods.map((method) => method.name))};`,
    `export interface MethodArguments {\n${methods.map((method) => `  ${JSON.stringify(method.name)}: ${method.parameters === null ? "undefined" : toTypeScript(method.parameters, "  ")};`).join("\n")}\n}`,
    `export interface MethodResults {\n${methods.map((method) => `  ${JSON.stringify(method.name)}: ${toTypeScript(method.result, "  ")};`).join("\n")}\n}`,
    "/** Options every call takes as its last argument. `timeoutMs` is 10,000 unless told. */\nexport interface CallOptions {\n  timeoutMs?: number;\n  signal?: AbortSignal;\n}",
    `export interface SdkNamespaces {\n${Object.entries(groupByApi(methods))
      .map(([api, list]) => `  ${api}: {\n${writeNamespace(list)}\n  };`)
      .join("\n")}\n}`,
    "",
  ].join("\n\n");
}

function groupByApi(methods: readonly AnyMethod[]): Record<string, AnyMethod[]> {
  const groups: Record<string, AnyMethod[]> = {};
  for (const method of methods) (groups[method.api] ??= []).push(method);
  return groups;
}

/** `app.subscribe` is written by hand in the SDK (it takes a callback), and `app.unsubscribe` is what its disposer calls. */
const writtenByTheSdk = new Set(["app.subscribe", "app.unsubscribe"]);

function writeNamespace(methods: readonly AnyMethod[]): string {
  const plain = methods.filter((method) => !method.method.includes(".") && !writtenByTheSdk.has(method.name));
  const nested: Record<string, AnyMethod[]> = {};
  for (const method of methods) {
    const [outer, inner] = method.method.split(".");
    if (outer !== undefined && inner !== undefined) (nested[outer] ??= []).push({ ...method, method: inner });
  }
  const lines = plain.map((method) => writeSignature(method, "    "));
  for (const [outer, list] of Object.entries(nested)) {
    lines.push(`    ${outer}: {\n${list.map((method) => writeSignature(method, "      ")).join("\n")}\n    };`);
  }
  return lines.join("\n");
}

function writeSignature(method: AnyMethod, indent: string): string {
  const argument = method.parameters === null ? "" : `argument: MethodArguments[${JSON.stringify(method.name)}], `;
  return `${indent}/** ${method.summary} Rejects with ${method.errors.join(", ")}. */\n${indent}${method.method}(${argument}options?: CallOptions): Promise<MethodResults[${JSON.stringify(method.name)}]>;`;
}
