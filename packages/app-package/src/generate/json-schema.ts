import { z } from "zod";
import { manifestSchema } from "../manifest/manifest-schema.ts";

/** A JSON Schema as far as this package writes and reads it. */
export interface SchemaNode {
  type?: string;
  description?: string;
  properties?: Record<string, SchemaNode>;
  required?: string[];
  items?: SchemaNode;
  additionalProperties?: SchemaNode | boolean;
  oneOf?: SchemaNode[];
  anyOf?: SchemaNode[];
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  format?: string;
}

/** The JSON Schema by which editors complete and check a manifest. It holds what a schema can say; `parseManifest` holds all. */
export function toManifestJsonSchema(): SchemaNode & { $schema: string; title: string } {
  // zod's own type of the document is wider than the part that this schema uses.
  const { $schema: _, ...schema } = z.toJSONSchema(manifestSchema, { io: "input" }) as SchemaNode & { $schema: string };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Manifest of an Omni app package",
    ...schema,
  };
}
