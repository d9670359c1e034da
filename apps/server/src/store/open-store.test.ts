import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "./open-store.ts";

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "omni-store-"));
  store = await openStore(folder, { onRollback: () => {} });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const pragma = (name: string): unknown => Object.values(store.database.prepare(`pragma ${name}`).get() ?? {})[0];

test("each commit is on the disk before it is answered, also when the power fails", () => {
  expect(pragma("journal_mode")).toBe("wal");
  // 2: FULL. With less, WAL flushes at checkpoints only, and a process that is killed would not show the difference.
  expect(pragma("synchronous")).toBe(2);
});

test("a second server does not open the same folder", async () => {
  await expect(openStore(folder, { onRollback: () => {} })).rejects.toThrow("locked");
});
