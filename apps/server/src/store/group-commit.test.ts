import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GroupCommit, Rejection } from "./group-commit.ts";

let folder: string;
let database: DatabaseSync;
let commits: GroupCommit;
let sizes: number[];
let rollbacks: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "omni-commit-"));
  database = new DatabaseSync(join(folder, "test.sqlite"));
  database.exec("pragma journal_mode = wal; pragma synchronous = full; create table notes (text text not null unique)");
  sizes = [];
  rollbacks = 0;
  commits = new GroupCommit(database, {
    onRollback: () => rollbacks++,
    onCommit: (size) => sizes.push(size),
  });
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const write = (text: string): void => void database.prepare("insert into notes values (?)").run(text);
const notes = (): unknown[] =>
  database
    .prepare("select text from notes order by rowid")
    .all()
    .map((row) => row["text"]);

test("work that arrives together shares one commit", async () => {
  await Promise.all(["a", "b", "c"].map((text) => commits.submit(() => write(text))));
  expect(sizes).toEqual([3]);
  expect(notes()).toEqual(["a", "b", "c"]);
});

test("nobody is answered, and nothing is published, before the commit", async () => {
  const seen: string[] = [];
  const order: string[] = [];
  const first = commits.submit((afterCommit) => {
    write("a");
    afterCommit(() => {
      order.push("published");
      seen.push(database.isTransaction ? "open" : "committed");
    });
    return "result";
  });
  expect(await first.finally(() => order.push("answered"))).toBe("result");
  expect(seen).toEqual(["committed"]);
  expect(order).toEqual(["published", "answered"]);
});

test("a refusal leaves the rest of its batch alone", async () => {
  const refused = commits.submit(() => {
    throw new Rejection(new Error("refused"));
  });
  const written = commits.submit(() => write("a"));
  await expect(refused).rejects.toThrow("refused");
  await written;
  expect(notes()).toEqual(["a"]);
  expect(rollbacks).toBe(0);
});

test("work that breaks while it writes takes back its own rows and nobody else's", async () => {
  const [before, broken, after] = await Promise.allSettled([
    commits.submit(() => write("a")),
    commits.submit(() => {
      write("half");
      throw new Error("broken");
    }),
    commits.submit(() => write("b")),
  ]);
  expect([before.status, broken.status, after.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(notes()).toEqual(["a", "b"]);
  expect(rollbacks).toBeGreaterThan(0);
});

test("a full disk rejects what it could not store, and the store goes on when there is room again", async () => {
  await commits.submit(() => write("kept"));
  const pages = Number(database.prepare("pragma page_count").get()?.["page_count"]);
  database.exec(`pragma max_page_count = ${pages}`);
  const large = "x".repeat(100_000);
  const results = await Promise.allSettled([
    commits.submit(() => write(large)),
    commits.submit(() => write(`${large}y`)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(database.isTransaction).toBe(false);
  expect(notes()).toEqual(["kept"]);
  database.exec("pragma max_page_count = 1000000");
  await commits.submit(() => write("more"));
  expect(notes()).toEqual(["kept", "more"]);
});

test("a commit that fails rejects all of its batch", async () => {
  database.exec("pragma foreign_keys = on");
  database.exec("create table parents (id integer primary key)");
  database.exec("create table children (parent integer references parents (id) deferrable initially deferred)");
  const orphan = commits.submit(() => database.prepare("insert into children values (1)").run());
  const bystander = commits.submit(() => write("a"));
  const results = await Promise.allSettled([orphan, bystander]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(notes()).toEqual([]);
  expect(rollbacks).toBe(1);
});

test("closing commits what waits and takes no more", async () => {
  const waiting = commits.submit(() => write("a"));
  commits.close();
  await waiting;
  expect(notes()).toEqual(["a"]);
  await expect(commits.submit(() => write("b"))).rejects.toThrow("closed");
});
