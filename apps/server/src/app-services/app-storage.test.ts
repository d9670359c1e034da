import type { ErrorCode } from "@omni/contract";
import type { OmniError } from "@omni/wire";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "../store/open-store.ts";
import { makeFolder, removeFolders } from "../testing/test-server.ts";
import { AppStorage, type Shelf } from "./app-storage.ts";
import { largestValueBytes, mostKeys, quotaBytes } from "./storage-limits.ts";

const anna: Shelf = { appId: "notes", scope: "USER", scopeId: "anna" };
const others: Shelf[] = [
  { ...anna, scopeId: "ben" },
  { ...anna, appId: "tasks" },
  { ...anna, scope: "CAMPAIGN" },
  { ...anna, scope: "CONTACT_CENTRE" },
];

const refusedWith = (code: ErrorCode, details: Partial<OmniError["details"]>) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

describe("the storage of apps", () => {
  let folder: string;
  let store: Store;
  let storage: AppStorage;
  const open = async (): Promise<void> => {
    store = await openStore(folder, { onRollback: () => {} });
    storage = new AppStorage(store);
  };
  beforeEach(async () => {
    folder = makeFolder();
    await open();
  });
  afterEach(() => store.close());
  afterAll(removeFolders);

  it("gives back any JSON, and null for what is not there", async () => {
    const value = { text: "Grüße \u{1F600}", list: [1, null, { deep: true }], empty: "" };
    await storage.set(anna, "a", value);
    expect(storage.get(anna, "a")).toEqual(value);
    expect(storage.get(anna, "b")).toBeNull();
  });

  it("keeps apps, scopes and users apart", async () => {
    await storage.set(anna, "key", "hers");
    for (const shelf of others) {
      expect(storage.get(shelf, "key")).toBeNull();
      expect(storage.list(shelf, "")).toEqual([]);
      await storage.delete(shelf, "key");
    }
    expect(storage.get(anna, "key")).toBe("hers");
  });

  it("survives a restart", async () => {
    await storage.set(anna, "kept", 1);
    await storage.set(anna, "kept", 2);
    await storage.set(anna, "gone", 3);
    await storage.delete(anna, "gone");
    store.close();
    await open();
    expect([storage.get(anna, "kept"), storage.list(anna, "")]).toEqual([2, ["kept"]]);
  });

  it("lists the keys of a prefix in order, and takes no character of it for a wildcard", async () => {
    for (const key of ["b", "a_2", "a_1", "ab", "%", "A_3"]) await storage.set(anna, key, 0);
    expect(storage.list(anna, "a_")).toEqual(["a_1", "a_2"]);
    expect(storage.list(anna, "%")).toEqual(["%"]);
  });

  it("refuses a value that is too large, counted in bytes, and keeps the one before", async () => {
    await storage.set(anna, "key", "small");
    const text = "ü".repeat(largestValueBytes / 2);
    await expect(storage.set(anna, "key", text)).rejects.toEqual(
      refusedWith("PAYLOAD_TOO_LARGE", { limitBytes: largestValueBytes, bytes: largestValueBytes + 2 }),
    );
    expect(storage.get(anna, "key")).toBe("small");
  });

  it("refuses what goes beyond the quota, tells the numbers, and takes it again once there is room", async () => {
    const value = "x".repeat(largestValueBytes - 2);
    for (const key of ["1", "2", "3"]) await storage.set(anna, key, value);
    const usedBytes = 3 * (largestValueBytes + 1);
    await expect(storage.set(anna, "4", value)).rejects.toEqual(
      refusedWith("STORAGE_QUOTA", {
        scope: "USER",
        limitBytes: quotaBytes.USER,
        usedBytes,
        neededBytes: largestValueBytes + 1,
      }),
    );
    await storage.set(anna, "3", "small");
    await storage.set(anna, "4", value);
    await storage.set({ ...anna, scopeId: "ben" }, "4", value);
    expect(storage.list(anna, "")).toEqual(["1", "2", "3", "4"]);
  });

  it("counts a value that replaces another one once", async () => {
    const value = "x".repeat(largestValueBytes - 2);
    for (let time = 0; time < 10; time++) await storage.set(anna, "same", value);
    expect(storage.get(anna, "same")).toBe(value);
  });

  it("refuses one key too many, and none of those that are there", async () => {
    await Promise.all(Array.from({ length: mostKeys }, (_, index) => storage.set(anna, `key-${index}`, index)));
    await expect(storage.set(anna, "one-more", 0)).rejects.toEqual(
      refusedWith("STORAGE_QUOTA", { limitKeys: mostKeys }),
    );
    await storage.set(anna, "key-7", "changed");
    expect(storage.get(anna, "key-7")).toBe("changed");
  });

  it("lets writes of one moment share a commit, of which a refused one takes nothing along", async () => {
    const value = "x".repeat(largestValueBytes - 2);
    const results = await Promise.allSettled(["1", "2", "3", "4", "5"].map((key) => storage.set(anna, key, value)));
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "fulfilled",
      "rejected",
      "rejected",
    ]);
    expect(storage.list(anna, "")).toEqual(["1", "2", "3"]);
  });

  it("counts and deletes all that an app stored, and nothing of another app", async () => {
    for (const shelf of [anna, ...others]) await storage.set(shelf, "key", 0);
    expect([storage.count("notes"), storage.count("tasks")]).toEqual([4, 1]);
    await store.write(...storage.toDelete("notes"));
    expect([storage.count("notes"), storage.count("tasks")]).toEqual([0, 1]);
  });
});
