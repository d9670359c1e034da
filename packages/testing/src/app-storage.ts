import type { MethodArguments } from "@omni/contract";
import { OmniError } from "@omni/wire";

type Place = MethodArguments["app.storage.list"];

/** What apps store: each app, scope and user (or campaign) has keys of its own. */
export interface AppStorage {
  get(shelf: string, key: string): unknown;
  /** Throws STORAGE_QUOTA or PAYLOAD_TOO_LARGE. */
  set(shelf: string, key: string, value: unknown): void;
  delete(shelf: string, key: string): void;
  list(shelf: string, prefix: string): string[];
}

/** As the server: bytes of JSON that one value takes, and that one shelf does. */
const largestValueBytes = 64 * 1024;
const shelfBytes = (shelf: string): number => (shelf.includes(" user ") ? 256 * 1024 : 1024 * 1024);

const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

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
      const bytes = sizeOf(text);
      if (bytes > largestValueBytes) {
        throw new OmniError("PAYLOAD_TOO_LARGE", `The value has ${bytes} bytes; a key takes ${largestValueBytes}.`, {
          details: { limitBytes: largestValueBytes, bytes },
        });
      }
      const others = [...shelfOf(shelf)].filter(([other]) => other !== key);
      const usedBytes = others.reduce((sum, [other, kept]) => sum + sizeOf(other) + sizeOf(kept), 0);
      const neededBytes = sizeOf(key) + bytes;
      const limitBytes = shelfBytes(shelf);
      if (usedBytes + neededBytes > limitBytes) {
        throw new OmniError("STORAGE_QUOTA", `The app's storage holds ${limitBytes} bytes.`, {
          details: { limitBytes, usedBytes, neededBytes },
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
