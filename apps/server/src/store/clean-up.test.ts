import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { projectRoot } from "../settings.ts";
import { ManualClock } from "../testing/manual-clock.ts";
import { TestCustomer } from "../testing/test-customer.ts";
import { makeFolder, removeFolders, startTestServer } from "../testing/test-server.ts";
import { openStore, type Store } from "./open-store.ts";

afterAll(removeFolders);

const dayMs = 24 * 60 * 60_000;
const now = Date.now();
const listener = { onRollback: () => {} };

async function withStore<T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(folder, listener);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** Days ago, on either side of what is kept. */
const ages = { old: 31, young: 29 };
const names = ["old", "young"] as const;

const pastRow = (interaction_id: string, ended_at: number) => ({
  interaction_id,
  started_at: ended_at - 60_000,
  ended_at,
  channel_type: "CHAT",
  direction: "INBOUND",
  campaign_id: "customer-desk",
  queue_id: null,
  agent_id: null,
  agent_name: "",
  customer_name: "Zoe",
  disposition_code: null,
  system_disposition: "CONNECTED",
  waited_ms: 0,
  handled_ms: 0,
  body: "{}",
});

/** Something of each kind, on both sides of what is kept. */
const seed = (dataFolder: string) =>
  withStore(dataFolder, async ({ db, write }) => {
    mkdirSync(join(dataFolder, "imports"), { recursive: true });
    const imports = Array.from({ length: 19 }, (_, index) => `young-${index}`);
    const importRow = (import_id: string, days: number) =>
      db.insertInto("customer_imports").values({
        import_id,
        state: "DONE",
        created_by: "sofia",
        created_at: now - days * dayMs,
        body: "{}",
      });
    for (const name of names) {
      const at = now - ages[name] * dayMs;
      const conversation = { campaign_id: "customer-desk", base_seq: 0, profile: "{}", created_at: at };
      await write(
        db.insertInto("simulated_messages").values({
          message_id: name,
          order_id: name,
          state: name === "old" ? "SENT" : "READ",
          body: JSON.stringify({ to: "+15557779004", sentAt: at }),
        }),
        db.insertInto("customer_merges").values({
          customer_id: name,
          into_id: "C-1001",
          merged_by: "sofia",
          merged_at: at,
          body: "{}",
        }),
        db.insertInto("conversations").values([
          { ...conversation, conversation_id: name, token_hash: name, interaction_id: null },
          { ...conversation, conversation_id: `${name}-used`, token_hash: `${name}-used`, interaction_id: name },
        ]),
        db.insertInto("past_interactions").values(pastRow(name, at)),
        db.insertInto("insights").values({ interaction_id: name, insight_id: "1", at, body: "{}" }),
        db.insertInto("app_known_contents").values({
          app_id: "gone",
          version: `1.0.0-${name}`,
          content_hash: "h",
          last_installed_at: now - (ages[name] + 370) * dayMs,
        }),
        importRow(name, ages[name]),
        // Two that are old and among the newest all the same.
        importRow(`listed-${name}`, 30.5),
        db
          .insertInto("customer_import_errors")
          .values({ import_id: name, row_number: 2, message: "City: wrong", cells: "[]" }),
      );
      writeFileSync(join(dataFolder, "imports", `${name}.csv`), "Name\n");
    }
    await write(...imports.slice(0, 17).map((id) => importRow(id, 1)));
  });

const read = (dataFolder: string) =>
  withStore(dataFolder, async ({ db }) => {
    const ids = async (rows: Promise<{ id: string }[]>) =>
      (await rows).map(({ id }) => id).toSorted((a, b) => a.localeCompare(b));
    const ours = names.flatMap((name) => [name, `${name}-used`]);
    return {
      simulated: await ids(db.selectFrom("simulated_messages").select("message_id as id").execute()),
      merges: await db.selectFrom("customer_merges").select(["customer_id", "body"]).orderBy("customer_id").execute(),
      conversations: await ids(
        db.selectFrom("conversations").select("conversation_id as id").where("conversation_id", "in", ours).execute(),
      ),
      insights: await ids(db.selectFrom("insights").select("interaction_id as id").execute()),
      contents: await ids(
        db.selectFrom("app_known_contents").select("version as id").where("app_id", "=", "gone").execute(),
      ),
      errors: await ids(db.selectFrom("customer_import_errors").select("import_id as id").execute()),
      imports: (await ids(db.selectFrom("customer_imports").select("import_id as id").execute())).filter(
        (id) => !id.startsWith("young-"),
      ),
      files: names.filter((name) => existsSync(join(dataFolder, "imports", `${name}.csv`))),
    };
  });

/** The data folder as it is when the power fails. */
function copyOf(folder: string): string {
  const copy = makeFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** A server on the seeded folder; `rows` is what it has on the disk. */
async function startSeeded(insightDays: number | null) {
  const dataFolder = makeFolder();
  await seed(dataFolder);
  const server = await startTestServer({ dataFolder, clock: new ManualClock(now), insightDays, demo: false });
  return { rows: () => read(copyOf(dataFolder)), stop: () => server.stop() };
}

test("what only served the work goes 30 days after, and what is in use or the customer's history stays", async () => {
  const { rows, stop } = await startSeeded(null);
  await expect.poll(rows).toEqual({
    simulated: ["young"],
    // Where a record went stays for ever.
    merges: [
      { customer_id: "old", body: "" },
      { customer_id: "young", body: "{}" },
    ],
    conversations: ["old-used", "young", "young-used"],
    insights: ["old", "young"],
    contents: ["1.0.0-young"],
    errors: ["young"],
    imports: ["listed-old", "listed-young", "young"],
    files: ["young"],
  });
  await stop();
});

test("insights go with the days that the administrator of the machine set, counted from their contact's end", async () => {
  const { rows, stop } = await startSeeded(30);
  await expect.poll(async () => (await rows()).insights).toEqual(["young"]);
  await stop();
});

test("a conversation in which nobody wrote stays while the customer's page is open", async () => {
  const clock = new ManualClock(now);
  const server = await startTestServer({ clock });
  const customer = await TestCustomer.open(server.url);
  const other = await TestCustomer.open(server.url);
  await other.cut();
  const { conversationId } = await customer.welcome();
  const rows = async (): Promise<string[]> => {
    const all = await withStore(copyOf(server.dataFolder), ({ db }) =>
      db.selectFrom("conversations").select("conversation_id").execute(),
    );
    return all.map(({ conversation_id }) => conversation_id);
  };
  expect(await rows()).toHaveLength(2);
  clock.advance(30 * dayMs);
  // The server learns of the page that was closed on some day.
  await expect
    .poll(() => {
      clock.advance(dayMs);
      return rows();
    })
    .toEqual([conversationId]);
  expect(await customer.write("Still here")).toMatchObject({ text: "Still here" });
  await server.stop();
});

test("docs/operating.md tells of every table what bounds it", async () => {
  const page = readFileSync(join(projectRoot, "docs/operating.md"), "utf8");
  const [, section = ""] = page.split("## What is kept, and for how long");
  const told = [...section.matchAll(/^\| (`.*?) *\|/gm)].flatMap(([, cell]) =>
    [...(cell ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  const tables = await withStore(makeFolder(), async ({ database }) =>
    database
      .prepare("select name from sqlite_schema where type = 'table'")
      .all()
      .map(({ name }) => String(name))
      // Kysely's notes of which migrations ran, and the parts of the full-text index.
      .filter((name) => !/^(kysely_|sqlite_|past_interaction_words_)/.test(name)),
  );
  expect(new Set(told)).toEqual(new Set(tables));
  expect(told).toHaveLength(tables.length);
});
