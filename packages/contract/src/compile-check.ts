import type { JsonSchema, JsonSchemaDefinitions } from "./json-schema.ts";

/** What is wrong with a value: where, what the contract expects there, and what came. */
export interface Issue {
  path: string;
  expected: string;
  got: string;
}

/** Answers null for a value that fits, else the first issue. Its path is relative to the value: no path is built for a good one. */
export type Check = (value: unknown) => Issue | null;

const hasOwn = Object.hasOwn;

/**
 * Turns a schema into closures once, so that a check costs about a microsecond and needs no `eval` (consoles forbid it).
 * Objects are walked by own properties only: a frame's `__proto__` never lends a field.
 */
export function compileCheck(schema: JsonSchema, definitions: JsonSchemaDefinitions): Check {
  const references = new Map<string, Check>();
  const compile = (part: JsonSchema): Check => {
    const { type } = part;
    if (part.$ref !== undefined) return compileReference(part.$ref);
    if (part.anyOf !== undefined) return checkAny(part.anyOf.map(compile), part.anyOf.some(isNull), describe(part));
    if (part.enum !== undefined) return checkOneOf(part.enum);
    if (part.const !== undefined) return checkOneOf([part.const]);
    switch (type) {
      case "string":
        return checkString(part);
      case "number":
      case "integer":
        return checkNumber(part);
      case "boolean":
        return (value) => (typeof value === "boolean" ? null : issue("a boolean", value));
      case "null":
        return (value) => (value === null ? null : issue("null", value));
      case "array":
        return checkArray(part, part.items === undefined ? null : compile(part.items));
      case "object":
        return checkObject(part, compile);
      default:
        return () => null;
    }
  };
  const compileReference = (reference: string): Check => {
    const known = references.get(reference);
    if (known !== undefined) return known;
    const definition = definitions[reference.replace("#/$defs/", "")];
    if (definition === undefined) throw new Error(`The contract refers to ${reference}, which it does not define.`);
    // Registered before it is compiled, so that a shape may refer to itself.
    const pending: { check: Check | null } = { check: null };
    const check: Check = (value) => (pending.check === null ? null : pending.check(value));
    references.set(reference, check);
    pending.check = compile(definition);
    return pending.check;
  };
  return compile(schema);
}

const isNull = (part: JsonSchema): boolean => part.type === "null";

function checkAny(options: readonly Check[], nullable: boolean, expected: string): Check {
  return (value) => {
    if (nullable && value === null) return null;
    let nearest: Issue | null = null;
    for (const option of options) {
      const found = option(value);
      if (found === null) return null;
      // An issue below this value says more than "it is none of these".
      if (nearest === null && found.path !== "") nearest = found;
    }
    return nearest ?? issue(expected, value);
  };
}

function checkOneOf(allowed: readonly unknown[]): Check {
  const set = new Set(allowed);
  const expected = allowed.length === 1 ? JSON.stringify(allowed[0]) : `one of ${allowed.join(", ")}`;
  return (value) => (set.has(value) ? null : issue(expected, value));
}

function checkString(schema: JsonSchema): Check {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const pattern = schema.pattern === undefined ? null : new RegExp(schema.pattern, "u");
  const expected = describe(schema);
  return (value) =>
    typeof value === "string" &&
    value.length >= minLength &&
    value.length <= maxLength &&
    (pattern === null || pattern.test(value))
      ? null
      : issue(expected, value);
}

function checkNumber(schema: JsonSchema): Check {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  const integer = schema.type === "integer";
  const expected = describe(schema);
  return (value) =>
    typeof value === "number" &&
    Number.isFinite(value) &&
    (!integer || Number.isSafeInteger(value)) &&
    value >= minimum &&
    value <= maximum
      ? null
      : issue(expected, value);
}

function checkArray(schema: JsonSchema, item: Check | null): Check {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const expected = describe(schema);
  return (value) => {
    if (!Array.isArray(value) || value.length < minItems || value.length > maxItems) return issue(expected, value);
    if (item === null) return null;
    for (let index = 0; index < value.length; index++) {
      const found = item(value[index]);
      if (found !== null) return below(`[${index}]`, found);
    }
    return null;
  };
}

function checkObject(schema: JsonSchema, compile: (part: JsonSchema) => Check): Check {
  const properties = Object.entries(schema.properties ?? {});
  const known = new Set(properties.map(([key]) => key));
  const keys = [...known];
  const checks = properties.map(([, part]) => compile(part));
  const required = keys.map((key) => (schema.required ?? []).includes(key));
  // A value of a plain prototype lends none of these, so they may be read without asking whose they are.
  const lendsNothing = keys.every((key) => !(key in Object.prototype));
  const rest = schema.additionalProperties;
  const restCheck = typeof rest === "object" && Object.keys(rest).length > 0 ? compile(rest) : null;
  const open = rest !== false && restCheck === null;

  const checkRest = (value: Record<string, unknown>): Issue | null => {
    for (const key of Object.keys(value)) {
      if (known.has(key)) continue;
      if (restCheck === null) return { path: key, expected: "no such property", got: describeValue(value[key]) };
      const found = restCheck(value[key]);
      if (found !== null) return below(key, found);
    }
    return null;
  };

  return (value) => {
    if (!isPlainObject(value)) return issue("an object", value);
    const plain = lendsNothing && Object.getPrototypeOf(value) === Object.prototype;
    let count = 0;
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string;
      const part = plain || hasOwn(value, key) ? value[key] : undefined;
      if (part === undefined) {
        if (required[index] === true) return { path: key, expected: "a value", got: "nothing" };
        // An optional property that is undefined counts as absent, but it is a key all the same.
        if (hasOwn(value, key)) count++;
        continue;
      }
      count++;
      const found = (checks[index] as Check)(part);
      if (found !== null) return below(key, found);
    }
    return open || Object.keys(value).length === count ? null : checkRest(value);
  };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Puts an issue found inside a part where the part stands. */
export function below(key: string, found: Issue): Issue {
  const separator = found.path === "" || found.path.startsWith("[") ? "" : ".";
  return { ...found, path: `${key}${separator}${found.path}` };
}

const issue = (expected: string, value: unknown): Issue => ({ path: "", expected, got: describeValue(value) });

/** Names a value without repeating it whole: it may be large, or a customer's. */
function describeValue(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "string") {
    return value.length <= 40 ? JSON.stringify(value) : `a string of ${value.length} characters`;
  }
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function describe(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.replace("#/$defs/", "");
  if (schema.enum !== undefined) return `one of ${schema.enum.join(", ")}`;
  if (schema.anyOf !== undefined) return schema.anyOf.map(describe).join(" or ");
  if (schema.type === "string") {
    if (schema.pattern !== undefined) return `a string that matches ${schema.pattern}`;
    if ((schema.minLength ?? 0) > 0 && schema.maxLength !== undefined) {
      return `a string of ${schema.minLength} to ${schema.maxLength} characters`;
    }
    return schema.maxLength === undefined ? "a string" : `a string of at most ${schema.maxLength} characters`;
  }
  if (schema.type === "number" || schema.type === "integer") {
    const noun = schema.type === "integer" ? "a whole number" : "a number";
    const upper =
      schema.maximum === undefined || schema.maximum === Number.MAX_SAFE_INTEGER ? "" : ` up to ${schema.maximum}`;
    return schema.minimum === undefined ? noun + upper : `${noun} from ${schema.minimum}${upper}`;
  }
  if (schema.type === "array")
    return schema.maxItems === undefined ? "an array" : `an array of at most ${schema.maxItems}`;
  if (schema.type === "null") return "null";
  return schema.type === undefined ? "anything" : `a ${schema.type}`;
}
