import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { post, removeFolders, signIn, startTestServer, startWork, type TestServer } from "../../testing/test-server.ts";
import { EncodingDetector } from "./detect-encoding.ts";
import type { ImportJob } from "./import-rows.ts";
import { rowsPerBatch } from "./imports.ts";

let server: TestServer;
let cookie: string;
beforeEach(async () => {
  server = await startTestServer();
  cookie = await signIn(server.url, "sofia");
});
afterEach(() => server.stop());
afterAll(removeFolders);

const processId = "customer-care";
const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

async function upload(body: BodyInit): Promise<{ status: number; body: ImportJob & { error?: { message: string } } }> {
  const response = await fetch(`${server.url}/api/customer-imports?name=table.csv`, {
    method: "POST",
    headers: { "content-type": "text/csv", origin: server.url, cookie },
    body,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
  return { status: response.status, body: (await response.json()) as ImportJob & { error?: { message: string } } };
}

const get = async <T>(path: string): Promise<T> =>
  (await (await fetch(server.url + path, { headers: { cookie } })).json()) as T;
const jobOf = (importId: string): Promise<ImportJob> => get(`/api/customer-imports/${importId}`);

async function run(job: ImportJob, mapping: (string | null)[], matchBy: string | null, dryRun = false) {
  const plan = { processId, mapping, matchBy };
  return post<ImportJob>(server.url, `/api/customer-imports/${job.importId}/run`, { plan, dryRun }, { cookie });
}

/** Asks until the import has ended. */
async function ended(importId: string): Promise<ImportJob> {
  for (;;) {
    const job = await jobOf(importId);
    if (job.state !== "RUNNING") return job;
  }
}

const find = (query: string) =>
  get<{ customers: { name: string; phones: string[]; fields: Record<string, unknown> }[] }>(
    `/api/customers?query=${encodeURIComponent(query)}`,
  );

test("a table in any of the encodings arrives as it was written", async () => {
  const text = 'Name;Phone;City\r\n"Ñuñez, José\nsecond line";+34600111222;Málaga\r\n';
  const rtl = "\uFEFFName,Phone,City\nليلى 😀 חנה,+97150111222,القاهرة\n";
  const utf16be = Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
  const files: [string, Uint8Array<ArrayBuffer>, string][] = [
    ["utf-8", bytes(text), ";"],
    ["utf-8", bytes(rtl), ","],
    ["utf-16le", new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le")), ";"],
    ["utf-16be", new Uint8Array(utf16be), ";"],
    ["windows-1252", new Uint8Array(Buffer.from(text.replaceAll(";", "\t"), "latin1")), "\t"],
  ];
  for (const [encoding, file, delimiter] of files) {
    const { body } = await upload(file);
    expect(body).toMatchObject({ encoding, delimiter, heading: ["Name", "Phone", "City"] });
    const { mapping } = await get<{ mapping: string[] }>(
      `/api/customer-imports/${body.importId}/mapping?processId=${processId}`,
    );
    expect(mapping).toEqual(["name", "phone", "city"]);
    await run(body, mapping, "phone");
    expect(await ended(body.importId)).toMatchObject({ state: "DONE", failed: 0 });
  }
  expect((await find("málaga")).customers[0]).toMatchObject({ name: "Ñuñez, José\nsecond line" });
  expect((await find("ليلى")).customers[0]).toMatchObject({ name: "ليلى 😀 חנה", fields: { city: "القاهرة" } });
});

test("what is no table of text is refused, and the answer says what to do", async () => {
  const files: [BodyInit, RegExp][] = [
    [bytes("PK\u0003\u0004rest of a workbook"), /workbook or an archive/],
    [new Uint8Array([0x4e, 0x61, 0x81, 0x8d, 0xff]), /neither UTF-8 nor Windows-1252/],
    [new Uint8Array([0xef, 0xbb, 0xbf, 0x4e, 0xff]), /says that it is UTF-8, and is not/],
    ["", /empty/],
  ];
  for (const [file, message] of files) {
    const { status, body } = await upload(file);
    expect(status).toBe(400);
    expect(body.error?.message).toMatch(message);
    expect(body.error?.message).toContain("Save the table as CSV with the encoding UTF-8");
  }
});

test("a character that lies across two pieces of the file is no wrong encoding", () => {
  const detector = new EncodingDetector();
  for (const byte of bytes("é😀")) detector.write(new Uint8Array([byte]));
  expect(detector.end()).toBe("utf-8");
});

test("wrong rows are told one by one and can be fetched, the others go in, and a formula stays a text", async () => {
  const table = [
    "Name,Phone,Loyalty,Birthday,Tier",
    "Good One,+34600000001,X-1,1990-02-28,gold",
    "Bad Date,+34600000002,X-2,1990-02-30,Gold",
    "Twice,+34600000003,X-1,,Silver",
    "=1+1,+34600000004,X-4,,Platinum",
    "Good Two,+34600000001,X-5,,",
  ].join("\n");
  const { body: job } = await upload(table);
  const mapping = ["name", "phone", "loyaltyNumber", "birthday", "tier"];
  const plan = { processId, mapping, matchBy: "phone" };
  const preview = await post<{ rows: { rowNumber: number; outcome: { result: string } }[] }>(
    server.url,
    `/api/customer-imports/${job.importId}/preview`,
    { plan },
    { cookie },
  );
  expect(preview.body.rows.map(({ outcome }) => outcome.result)).toEqual([
    "CREATED",
    "FAILED",
    "CREATED",
    "FAILED",
    "CREATED",
  ]);
  await run(job, mapping, "phone", true);
  expect(await ended(job.importId)).toMatchObject({ state: "DONE", isDryRun: true, failed: 2 });
  expect((await find("good one")).customers).toEqual([]);

  await run(job, mapping, "phone");
  expect(await ended(job.importId)).toMatchObject({ state: "DONE", created: 1, updated: 1, failed: 3, rowsDone: 5 });
  expect((await find("34600000001")).customers).toMatchObject([
    { name: "Good Two", fields: { tier: "Gold", birthday: "1990-02-28", loyaltyNumber: "X-5" } },
  ]);
  const errors = await fetch(`${server.url}/api/customer-imports/${job.importId}/errors.csv`, { headers: { cookie } });
  const text = await errors.text();
  expect(text).toContain("birthday: expected a date such as 2027-03-31 (year-month-day), got");
  expect(text).toContain("no two may have the same");
  expect(text).toContain("tier: expected one of Standard, Silver, Gold, got");
  expect(text).toContain("'=1+1");
});

test(
  "100,000 rows go in step by step, while others never wait for more than a step or two",
  { timeout: 120_000 },
  async () => {
    const rows = 100_000;
    let made = 0;
    const file = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (made === 0) controller.enqueue(bytes("Name,Phone,Tier\n"));
        if (made === rows) return controller.close();
        const lines = Array.from(
          { length: 1_000 },
          (_, index) => `Row ${made + index},+99${1_000_000 + made + index},Gold\n`,
        );
        made += 1_000;
        controller.enqueue(bytes(lines.join("")));
      },
    });
    const { body: job } = await upload(file);
    await run(job, ["name", "phone", "tier"], null);
    const { console: agent } = await startWork(server.url, "asha");
    let largestStep = 0;
    for (let order = 0; order < 60; order++) {
      const before = (await jobOf(job.importId)).rowsDone;
      await agent.call("session.setAvailability", { status: "AVAILABLE" });
      const after = (await jobOf(job.importId)).rowsDone;
      largestStep = Math.max(largestStep, after - before);
    }
    // Asking before and after, and the order between: each may meet a step that runs.
    expect(largestStep).toBeLessThanOrEqual(12 * rowsPerBatch);
    const heapMb = process.memoryUsage().heapUsed / 1024 ** 2;
    expect(await ended(job.importId)).toMatchObject({ state: "DONE", created: rows, failed: 0 });
    expect(heapMb).toBeLessThan(400);
  },
);

test(
  "an import goes on after a restart with the row after the last, and can be stopped",
  { timeout: 60_000 },
  async () => {
    const table = `Name\n${Array.from({ length: 20_000 }, (_, index) => `Restarted ${index}`).join("\n")}\n`;
    const { body: job } = await upload(table);
    await run(job, ["name"], null);
    while ((await jobOf(job.importId)).rowsDone < 500);
    await server.stop();
    server = await startTestServer({ dataFolder: server.dataFolder });
    expect(await ended(job.importId)).toMatchObject({ state: "DONE", created: 20_000, rowsDone: 20_000 });
    const { body: second } = await upload(table);
    await run(second, ["name"], null);
    await post(server.url, `/api/customer-imports/${second.importId}/cancel`, {}, { cookie });
    const stopped = await jobOf(second.importId);
    expect(stopped).toMatchObject({ state: "CANCELLED" });
    expect(stopped.rowsDone).toBeLessThan(20_000);
  },
);

test("an agent may not import", async () => {
  cookie = await signIn(server.url, "ben");
  expect((await upload("Name\nAna\n")).status).toBe(403);
});
