import { permissions } from "@omni/contract";
import { manifestRules } from "../manifest/problem.ts";
import { defaultLimits, toSizeText } from "../limits.ts";
import { packageRules } from "../refusal.ts";
import { type SchemaNode, toManifestJsonSchema } from "./json-schema.ts";

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

/** The parts of docs/app-packages.md that follow from the sources, by the name of their place in the page. */
export function toReference(): Record<string, string> {
  const schema = toManifestJsonSchema();
  const { settings, ...keys } = schema.properties ?? {};
  return {
    manifest: toKeyTable({ ...schema, properties: { ...keys, settings: { ...settings, additionalProperties: true } } }),
    settings: (asNode(settings?.additionalProperties).oneOf ?? []).map(toSettingSection).join("\n\n"),
    permissions: table(
      ["name", "lets an app"],
      Object.entries(permissions).map(([name, text]) => [`\`${name}\``, lowerFirst(text)]),
    ),
    limits: table(
      ["limit", "unless configured"],
      [
        ["packed bytes", toSizeText(defaultLimits.packedBytes)],
        ["unpacked bytes", toSizeText(defaultLimits.unpackedBytes)],
        ["files", String(defaultLimits.files)],
        ["unpacked to packed bytes of a file above 1 MB", String(defaultLimits.ratio)],
        ["manifest", "256 KB"],
      ],
    ),
    "manifest-rules": toRuleTable(manifestRules),
    "package-rules": toRuleTable(packageRules),
  };
}

const toRuleTable = (rules: Readonly<Record<string, string>>): string =>
  table(
    ["rule", "what it says"],
    Object.entries(rules).map(([id, text]) => [`\`${id}\``, text]),
  );

/** Keys of an object and of the objects in it, one row each. */
function toKeyTable(schema: SchemaNode): string {
  return table(["key", "type", "needed", "meaning"], toRows(schema, ""));
}

function toRows(schema: SchemaNode, prefix: string): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, node]) => {
    const path = `${prefix}${key}`;
    const isNeeded = schema.required?.includes(key) === true;
    const row = [`\`${path}\``, toTypeText(node), isNeeded ? "yes" : "", node.description ?? ""];
    return [row, ...(node.type === "array" ? toRows(node.items ?? {}, `${path}[].`) : toInnerRows(node, `${path}.`))];
  });
}

function toInnerRows(node: SchemaNode, prefix: string): string[][] {
  return toRows(node.oneOf === undefined ? node : toOneForm(node.oneOf), prefix);
}

/** Several forms as one: every key of any of them, and needed where each of them needs it. */
function toOneForm(forms: readonly SchemaNode[]): SchemaNode {
  const properties: Record<string, SchemaNode> = {};
  for (const form of forms) {
    for (const [key, node] of Object.entries(form.properties ?? {})) {
      const { const: literal, ...rest } = node;
      const known = properties[key];
      const values = literal === undefined ? {} : { enum: [...(known?.enum ?? []), literal] };
      properties[key] = { ...rest, ...known, ...values };
    }
  }
  const required = Object.keys(properties).filter((key) =>
    forms.every((form) => form.required?.includes(key) === true),
  );
  return { properties, required };
}

function toSettingSection(form: SchemaNode): string {
  const { type, ...own } = form.properties ?? {};
  return `**\`"type": "${String(type?.const)}"\`**\n\n${toKeyTable({ ...form, properties: own })}`;
}

function toTypeText(node: SchemaNode): string {
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum !== undefined && node.enum.length <= 6)
    return node.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (node.enum !== undefined) return "one of a list, see below";
  if (node.oneOf !== undefined || node.properties !== undefined) return "object";
  if (node.additionalProperties !== undefined) return "object, by key";
  if (node.type === "array") return `list${node.maxItems === undefined ? "" : `, at most ${node.maxItems}`}`;
  const { maximum = Number.MAX_SAFE_INTEGER, minimum } = node;
  if (maximum < Number.MAX_SAFE_INTEGER && minimum !== undefined) return `${node.type ?? ""}, ${minimum} to ${maximum}`;
  return `${node.type ?? "any"}${node.maxLength === undefined ? "" : `, at most ${node.maxLength} characters`}`;
}

const asNode = (value: SchemaNode | boolean | undefined): SchemaNode => (typeof value === "object" ? value : {});
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
