import type { Issue } from "@omni/contract";

const deepest = 64;

/**
 * How large a value from a frame is, counted no further than `limit`, or where it stops being JSON. A frame may post
 * anything that can be cloned: cycles end at the limit, depth and foreign objects are refused.
 */
export function measureJson(value: unknown, limit: number): number | Issue {
  return measure(value, limit, 0);
}

function measure(value: unknown, limit: number, depth: number): number | Issue {
  if (value === null) return 8;
  switch (typeof value) {
    case "string":
      return value.length + 2;
    case "undefined":
    case "boolean":
      return 8;
    case "number":
      return Number.isFinite(value) ? 8 : notJson(String(value));
    case "object":
      return measureObject(value, limit, depth);
    default:
      return notJson(`a ${typeof value}`);
  }
}

function measureObject(value: object, limit: number, depth: number): number | Issue {
  if (depth > deepest) return notJson(`more than ${deepest} levels`);
  const kind = Object.prototype.toString.call(value);
  if (kind !== "[object Object]" && kind !== "[object Array]") return notJson(kind.slice(8, -1));
  let size = 8;
  for (const key of Object.keys(value)) {
    const part = measure((value as Record<string, unknown>)[key], limit - size, depth + 1);
    if (typeof part !== "number") return { ...part, path: part.path === "" ? key : `${key}.${part.path}` };
    size += key.length + part;
    if (size > limit) break;
  }
  return size;
}

const notJson = (got: string): Issue => ({ path: "", expected: "a JSON value", got });
