import type { MethodArguments } from "@omni/contract";
import { OmniError } from "@omni/wire";

type Place = MethodArguments["app.storage.list"];

/** What apps store: each app, scope and user (or campaign) has keys of its own. */
export interface AppStorage {
  get(shelf: string, key: string): unknown;
  /** Throws STORAGE_QUOTA. */
  set(shelf: string, key: string, value: unknown): void;
  delete(shelf: string, key: string): void;
  list(shelf: string, prefix: string): string[];
}

/** Characters of JSON that one shelf takes. */
const quota = 64 * 1024;

export function createAppStorage(): AppStorage {
  const shelves = new Map<string, Map<string, string>>();
  const shelfOf = (name: string): Map<string, string> => {
    const shelf = shelves.get(name) ?? new Map<string, string>();
    shelves.set(name, shelf);
    return shelf;
  };
  return {
    get(shelf, key) {
      const value = shelfOf(shelf).get(key);
      return value === undefined ? null : JSON.parse(value);
    },
    set(shelf, key, value) {
      const text = JSON.stringify(value ?? null);
      const others = [...shelfOf(shelf)].filter(([other]) => other !== key);
      const used = others.reduce((sum, [other, kept]) => sum + other.length + kept.length, key.length + text.length);
      if (used > quota) {
        throw new OmniError("STORAGE_QUOTA", `The app's storage holds ${quota} characters.`, {
          details: { quota, used },
        });
      }
      shelfOf(shelf).set(key, text);
    },
    delete: (shelf, key) => void shelfOf(shelf).delete(key),
    list: (shelf, prefix) => [...shelfOf(shelf).keys()].filter((key) => key.startsWith(prefix)).toSorted(),
  };
}

/** Names the shelf of an app that a call means. */
export function nameShelf(appId: string, agentId: string, { scope = "USER", campaignId }: Place): string {
  if (scope === "USER") return `${appId} user ${agentId}`;
  if (scope === "CONTACT_CENTRE") return `${appId} centre`;
  if (campaignId !== undefined) return `${appId} campaign ${campaignId}`;
  throw new OmniError("INVALID_ARGUMENT", "The scope CAMPAIGN needs a campaignId.", {
    details: { path: "argument.campaignId", expected: "a value", got: "nothing" },
  });
}
