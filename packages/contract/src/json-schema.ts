/** The part of JSON Schema (2020-12) that the contract uses. */
export interface JsonSchema {
  $ref?: string;
  type?: "string" | "number" | "integer" | "boolean" | "object" | "array" | "null";
  enum?: readonly (string | number | boolean | null)[];
  const?: string | number | boolean | null;
  anyOf?: readonly JsonSchema[];
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

export type JsonSchemaDefinitions = Readonly<Record<string, JsonSchema>>;
