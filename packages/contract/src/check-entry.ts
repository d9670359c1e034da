import { below, compileCheck, type Check, type Issue } from "./compile-check.ts";
import { definitions, events, methods } from "./entries.ts";
import type { EventName, MethodName } from "./generated/types.ts";
import type { JsonSchema } from "./json-schema.ts";

/** Compiles on first use: a page pays only for the entries it meets. */
function lazily(schemaOf: (name: string) => JsonSchema | null): (name: string) => Check {
  const compiled = new Map<string, Check>();
  return (name) => {
    let check = compiled.get(name);
    if (check === undefined) {
      const schema = schemaOf(name);
      check = schema === null ? checkNoArgument : compileCheck(schema, definitions);
      compiled.set(name, check);
    }
    return check;
  };
}

const checkNoArgument: Check = (value) =>
  value === undefined || value === null
    ? null
    : { path: "", expected: "no argument", got: typeof value === "object" ? "an object" : `a ${typeof value}` };

const at = (root: string, found: Issue | null): Issue | null => (found === null ? null : below(root, found));

const eventCheck = lazily((name) => events[name as EventName].payload);
const argumentCheck = lazily((name) => methods[name as MethodName].parameters);
const resultCheck = lazily((name) => methods[name as MethodName].result);

/** Checks a whole payload, `sequence` included, against the contract. */
export const checkEvent = (name: EventName, payload: unknown): Issue | null => at("payload", eventCheck(name)(payload));
/** Checks a method's argument. A method without parameters accepts undefined and null. */
export const checkArguments = (name: MethodName, argument: unknown): Issue | null =>
  at("argument", argumentCheck(name)(argument));
/** Checks what a method resolved with. */
export const checkResult = (name: MethodName, value: unknown): Issue | null => at("result", resultCheck(name)(value));
