// The contract's reference page: every event, method, type, permission and error, from contract.json.
import { type Schema, toTypeText } from "./to-type-text.ts";

interface Entry {
  summary: string;
  permission: string | null;
  alsoNeeds?: readonly string[];
  capability: string;
  since: string;
  deprecated?: string;
}

export interface ContractFile {
  contractVersion: string;
  protocolVersion: number;
  capabilities: Record<string, string>;
  permissions: Record<string, string>;
  errors: Record<string, { message: string; retryable: boolean; repair: string }>;
  events: Record<string, Entry & { group: string; payload: Schema }>;
  methods: Record<string, Entry & { api: string; parameters: Schema | null; result: Schema; errors: string[] }>;
  $defs: Record<string, Schema>;
}

/** Names in the order in which the contract lists them, by group. */
function groupBy<Value>(values: Record<string, Value>, toGroup: (value: Value) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of Object.entries(values)) {
    const group = toGroup(value);
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return groups;
}

const code = (text: string) => `\`${text}\``;
const cell = (text: string) => text.replaceAll("|", "\\|");
const typeBlock = (text: string) => ["```text", text, "```"];

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

/** An object's fields, one per line, so that a long payload can be read. */
function lines(schema: Schema): string {
  const text = toTypeText(schema);
  if (text.length < 100 || schema.properties === undefined) return text;
  const fields = Object.entries(schema.properties).map(
    ([name, field]) => `  ${name}${schema.required?.includes(name) ? "" : "?"}: ${toTypeText(field)}`,
  );
  return `{\n${fields.join("\n")}\n}`;
}

function facts({ permission, alsoNeeds = [], capability, since, deprecated }: Entry): string {
  const needed = [permission, ...alsoNeeds].flatMap((each) => each ?? []).map(code);
  const needs =
    needed.length === 0 ? "no permission" : `permission${needed.length === 1 ? "" : "s"} ${needed.join(" and ")}`;
  const age = deprecated === undefined ? `since ${since}` : `since ${since}, deprecated ${deprecated}`;
  return `Needs ${needs}; host capability ${code(capability)}; ${age}.`;
}

function eventSections(contract: ContractFile): string[] {
  return [...groupBy(contract.events, ({ group }) => group)].flatMap(([group, names]) => [
    `## Events: ${group}`,
    "",
    `Registered by \`sdk.${group}.register(name, callback, { replay? })\`.`,
    "",
    ...names.flatMap((name) => {
      const event = contract.events[name];
      if (event === undefined) return [];
      return [`### ${name}`, "", event.summary, "", facts(event), "", ...typeBlock(lines(event.payload)), ""];
    }),
  ]);
}

function methodSections(contract: ContractFile): string[] {
  return [...groupBy(contract.methods, ({ api }) => api)].flatMap(([api, names]) => [
    `## Methods: ${api}`,
    "",
    ...names.flatMap((name) => {
      const method = contract.methods[name];
      if (method === undefined) return [];
      const takes = method.parameters === null ? "()" : `(${lines(method.parameters)})`;
      return [
        `### sdk.${name}`,
        "",
        method.summary,
        "",
        facts(method),
        "",
        ...typeBlock(`${takes}\n=> ${lines(method.result)}`),
        "",
        `Rejects with ${method.errors.map(code).join(", ")}.`,
        "",
      ];
    }),
  ]);
}

export function toMarkdown(contract: ContractFile): string {
  const errors = Object.entries(contract.errors).map(([name, { message, retryable, repair }]) => [
    code(name),
    message,
    retryable ? "yes" : "no",
    repair,
  ]);
  const named = (words: Record<string, string>) => Object.entries(words).map(([name, text]) => [code(name), text]);
  const types = Object.entries(contract.$defs).flatMap(([name, schema]) => [
    `### ${name}`,
    "",
    ...typeBlock(lines(schema)),
    "",
  ]);
  const page = [
    "# The Omni SDK contract: reference",
    "",
    "Written from packages/contract/contract.json by `npm run generate`. Do not edit.",
    "",
    `Contract ${contract.contractVersion}, wire protocol ${contract.protocolVersion}:`,
    `${Object.keys(contract.events).length} events, ${Object.keys(contract.methods).length} methods.`,
    "Every method takes a last argument `{ timeoutMs?, signal? }` and returns a promise.",
    "",
    ...eventSections(contract),
    ...methodSections(contract),
    "## Errors",
    "",
    "Every refusal is an `OmniError` with one of these codes.",
    "",
    ...table(["Code", "Meaning", "Worth a retry", "What to do"], errors),
    "",
    "## Permissions",
    "",
    ...table(["Permission", "Lets an app"], named(contract.permissions)),
    "",
    "## Capabilities",
    "",
    "What a host can do. An entry whose capability a host lacks rejects with `NOT_SUPPORTED`.",
    "",
    ...table(["Capability", "Covers"], named(contract.capabilities)),
    "",
    "## Types",
    "",
    ...types,
  ];
  return `${page.join("\n").trimEnd()}\n`;
}
