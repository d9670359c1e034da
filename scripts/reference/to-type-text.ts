// A JSON Schema of the contract as a reader of TypeScript would write it.

/** The part of JSON Schema that contract.json uses. */
export interface Schema {
  $ref?: string;
  type?: string;
  enum?: (string | number | boolean | null)[];
  const?: string | number | boolean | null;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
}

function objectText({ properties, required = [], additionalProperties }: Schema): string {
  const fields = Object.entries(properties ?? {}).map(
    ([name, schema]) => `${name}${required.includes(name) ? "" : "?"}: ${toTypeText(schema)}`,
  );
  if (typeof additionalProperties === "object") fields.push(`[name: string]: ${toTypeText(additionalProperties)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join("; ")} }`;
}

/** One line; a definition is called by its name. */
export function toTypeText(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.anyOf !== undefined) return schema.anyOf.map(toTypeText).join(" | ");
  if (schema.type === "array") {
    const item = toTypeText(schema.items ?? {});
    return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type === "object") return objectText(schema);
  if (schema.type === "integer") return "number";
  return schema.type ?? "unknown";
}
