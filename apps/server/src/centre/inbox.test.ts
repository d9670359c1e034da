import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../store/open-store.ts";
import { Inbox } from "./inbox.ts";

let folder: string;
let store: Store;
let inbox: Inbox;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "omni-inbox-"));
  store = await openStore(folder, { onRollback: () => {} });
  inbox = new Inbox(store);
  await store.commits.submit(() => {
    inbox.append("asha", "live", "interactionOffered", "{}");
    for (let index = 0; index < 800; index++) inbox.append("asha", "past", "messageReceived", "{}");
    inbox.append("ben", null, "availabilityChanged", "{}");
  });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const seqsAfter = (seq: number) => inbox.after("asha", seq)?.map((row) => row.seq);

test("each agent's numbers run without a gap, whoever else is told something", () => {
  expect(inbox.head("asha")).toBe(801);
  expect(inbox.head("ben")).toBe(1);
  expect(inbox.head("nobody")).toBe(0);
  expect(seqsAfter(798)).toEqual([799, 800, 801]);
  expect(seqsAfter(801)).toEqual([]);
});

test("a number that was never given is told from one that is up to date", () => {
  expect(inbox.after("asha", 802)).toBeNull();
});

test("what was read is forgotten, but for the newest rows and those of live interactions", async () => {
  await store.commits.submit(() => inbox.prune("asha", 700, ["live"]));
  expect(inbox.after("asha", 0)).toBeNull();
  expect(seqsAfter(301)).toHaveLength(500);
  expect(inbox.lastEvents("asha", ["live"]).map(({ seq }) => seq)).toEqual([1]);
});

test("the last event of each name is kept for each live interaction", () => {
  expect(inbox.lastEvents("asha", ["live", "past"]).map(({ seq }) => seq)).toEqual([1, 801]);
  expect(inbox.lastEvents("asha", [])).toEqual([]);
});

test("the numbers go on after a restart", async () => {
  store.close();
  store = await openStore(folder, { onRollback: () => {} });
  expect(new Inbox(store).head("asha")).toBe(801);
});
