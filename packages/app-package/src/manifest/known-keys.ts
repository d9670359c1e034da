import { z } from "zod";
import type { Path } from "./locate.ts";
import { manifestSchema } from "./manifest-schema.ts";

/** The keys that the schema names for the object at a path; for one of several forms, those of the form that its own values choose. */
export function knownKeysAt(path: Path, value: unknown): string[] {
  let schema: unknown = manifestSchema;
  let part: unknown = value;
  for (const key of path) {
    schema = stepInto(chooseForm(unwrap(schema), part), key);
    part = isRecord(part) ? part[key] : undefined;
  }
  const form = chooseForm(unwrap(schema), part);
  return form instanceof z.ZodObject ? Object.keys(form.shape) : [];
}

const isRecord = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === "object" && value !== null;

const unwrap = (schema: unknown): unknown => (schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema);

function stepInto(schema: unknown, key: string | number): unknown {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, unknown>)[key];
  return undefined;
}

function chooseForm(schema: unknown, value: unknown): unknown {
  if (!(schema instanceof z.ZodDiscriminatedUnion) || !isRecord(value)) return schema;
  const discriminator = schema.def.discriminator;
  return schema.options.find((option) => {
    if (!(option instanceof z.ZodObject)) return false;
    const literal: unknown = option.shape[discriminator];
    return literal instanceof z.ZodLiteral && literal.values.has(value[discriminator] as string);
  });
}
