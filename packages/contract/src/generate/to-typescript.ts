import type { JsonSchema } from "../json-schema.ts";

/** Writes a schema as a plain TypeScript type, so that apps need no schema library to be typed. */
export function toTypeScript(schema: JsonSchema, indent = ""): string {
  if (schema.$ref !== undefined) return schema.$ref.replace("#/$defs/", "");
  if (schema.anyOf !== undefined) return schema.anyOf.map((part) => toTypeScript(part, indent)).join(" | ");
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const { type } = schema;
  switch (type) {
    case "string":
    case "boolean":
    case "null":
      return type;
    case "number":
    case "integer":
      return "number";
    case "array": {
      const item = schema.items === undefined ? "unknown" : toTypeScript(schema.items, indent);
      return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
    }
    case "object":
      return toObjectType(schema, indent);
    default:
      return "unknown";
  }
}

function toObjectType(schema: JsonSchema, indent: string): string {
  const entries = Object.entries(schema.properties ?? {});
  if (entries.length === 0) {
    const rest = schema.additionalProperties;
    return typeof rest === "object" ? `Record<string, ${toTypeScript(rest, indent)}>` : "Record<string, never>";
  }
  const required = new Set(schema.required);
  const inner = `${indent}  `;
  const lines = entries.map(([key, part]) => {
    const optional = required.has(key) ? "" : "?";
    return `${inner}${key}${optional}: ${toTypeScript(part, inner)};`;
  });
  return `{\n${lines.join("\n")}\n${indent}}`;
}
