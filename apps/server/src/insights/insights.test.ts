import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { projectRoot } from "../settings.ts";
import { ManualClock } from "../testing/manual-clock.ts";
import type { TestConsole } from "../testing/test-console.ts";
import { TestCustomer } from "../testing/test-customer.ts";
import { post, removeFolders, signIn, startTestServer, startWork, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
let agent: TestConsole;
let interactionId: string;
let key: string;
let keyId: string;
let cookie: string;
beforeEach(async () => {
  server = await startTestServer({ clock: new ManualClock() });
  const work = await startWork(server.url, "asha");
  agent = work.console;
  cookie = work.cookie;
  const customer = await TestCustomer.open(server.url, { profile: { name: "Zoe" } });
  await customer.write("Hello");
  interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  const admin = await signIn(server.url, "admin");
  const made = await post<{ key: string; apiKey: { keyId: string } }>(
    server.url,
    "/api/api-keys",
    { name: "Assistant", scopes: ["insights.write"] },
    { cookie: admin },
  );
  key = made.body.key;
  keyId = made.body.apiKey.keyId;
});
afterEach(() => server.stop());
afterAll(removeFolders);

/** As a service calls that is no browser: neither origin nor cookie. */
async function tell(body: unknown, id = interactionId, authorization = `Bearer ${key}`) {
  const response = await fetch(`${server.url}/api/v1/interactions/${id}/insights`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization },
    body: JSON.stringify(body),
  });
  const reply = (await response.json()) as { repeated?: boolean; error?: { code: string; message: string } };
  return { status: response.status, ...reply };
}

const segment = {
  kind: "transcript",
  segmentId: "s-1",
  speaker: "CUSTOMER",
  text: "مرحبا 👋 my parcel is late",
  startedAt: 1_700_000_000_000,
  final: true,
};

test("each kind of insight becomes its event, and is there for a console that comes later", async () => {
  expect((await tell(segment)).status).toBe(200);
  const suggestion = { suggestionId: "g-1", title: "Say sorry", text: "So sorry!", confidence: 0.9 };
  expect((await tell({ kind: "suggestion", type: "REPLY", ...suggestion })).status).toBe(200);
  expect((await tell({ kind: "sentiment", sentiment: "NEGATIVE", score: -0.6 })).status).toBe(200);
  const { kind: _kind, ...asTold } = segment;
  expect((await agent.event("transcriptAdded")).data).toEqual({ segment: asTold });
  expect((await agent.event("suggestionAdded")).data).toMatchObject({ suggestion: { kind: "REPLY", url: null } });
  expect((await agent.event("sentimentChanged")).data).toEqual({ sentiment: "NEGATIVE", score: -0.6 });
  const response = await fetch(`${server.url}/api/interactions/${interactionId}/insights`, { headers: { cookie } });
  const { insights } = (await response.json()) as { insights: { name: string }[] };
  expect(insights.map(({ name }) => name)).toEqual(["transcriptAdded", "suggestionAdded", "sentimentChanged"]);
});

test("what is told twice happens once, and a piece of transcript ends with its final text", async () => {
  expect(await tell({ ...segment, final: false, text: "my par" })).toMatchObject({ repeated: false });
  expect(await tell({ ...segment, final: false, text: "my par" })).toMatchObject({ repeated: true });
  expect(await tell(segment)).toMatchObject({ repeated: false });
  expect(await tell(segment)).toMatchObject({ repeated: true });
  expect(await tell({ ...segment, final: false, text: "my par" })).toMatchObject({ repeated: true });
  const sentiment = { kind: "sentiment", key: "m-1", sentiment: "POSITIVE", score: 1 };
  expect(await tell(sentiment)).toMatchObject({ repeated: false });
  expect(await tell(sentiment)).toMatchObject({ repeated: true });
  await agent.event("sentimentChanged");
  expect(agent.inbox.filter(({ name }) => name === "transcriptAdded")).toHaveLength(2);
});

test("no key, a wrong key, a revoked key and a wrong body are refused with the reason", async () => {
  expect(await tell(segment, interactionId, "")).toMatchObject({ status: 401, error: { code: "NOT_LOGGED_IN" } });
  expect(await tell(segment, interactionId, "Bearer omni_x")).toMatchObject({ status: 401 });
  expect(await tell({ ...segment, speaker: "NOBODY" })).toMatchObject({
    status: 400,
    error: { code: "INVALID_ARGUMENT" },
  });
  expect(await tell({ kind: "suggestion", url: "javascript:alert(1)" })).toMatchObject({ status: 400 });
  const admin = await signIn(server.url, "admin", true);
  await post(server.url, `/api/api-keys/${keyId}/revoke`, {}, { cookie: admin });
  expect(await tell(segment)).toMatchObject({ status: 401 });
});

test("an interaction that is unknown or over is a typed error", async () => {
  expect(await tell(segment, "nothing")).toMatchObject({ status: 404, error: { code: "INTERACTION_NOT_FOUND" } });
  await agent.call("interaction.endInteraction", { interactionId });
  await agent.call("interaction.disposeInteraction", { interactionId, dispositionCode: "answered" });
  expect(await tell(segment)).toMatchObject({ status: 409, error: { code: "INVALID_STATE" } });
});

test("a key that sends too much is told to wait, and for how long", async () => {
  const answers = await Promise.all(Array.from({ length: 230 }, () => tell(segment, "nothing")));
  const limited = answers.filter(({ status }) => status === 429);
  expect(limited.length).toBeGreaterThan(0);
  expect(limited[0]?.error?.message).toMatch(/^This API key sends too much\. Wait \d+ ms/);
});

test("only administrators make keys, and no list shows one", async () => {
  const refused = await post(server.url, "/api/api-keys", { name: "x", scopes: ["insights.write"] }, { cookie });
  expect(refused).toMatchObject({ status: 403 });
  const admin = await signIn(server.url, "admin", true);
  const listed = await (await fetch(`${server.url}/api/api-keys`, { headers: { cookie: admin } })).text();
  expect(listed).toContain("Assistant");
  expect(listed).not.toContain(key);
});

test("the OpenAPI document has the route", async () => {
  const document = await (await fetch(`${server.url}/api/openapi.json`)).text();
  expect(document).toContain("/api/v1/interactions/{interactionId}/insights");
  expect(document).toContain("/api/customers/{customerId}/merge");
});

test("the documented example does what it says", async () => {
  const page = readFileSync(join(projectRoot, "docs", "insights.md"), "utf8");
  const code = /^```js insights\n(.*?)^```/ms.exec(page)?.[1] ?? "";
  // The example is a function, as printed.
  const example = runInThisContext(`(${code})`) as (...given: unknown[]) => Promise<unknown>;
  expect(await example(server.url, key, interactionId, segment)).toEqual({ repeated: false });
  expect(await example(server.url, key, interactionId, segment)).toEqual({ repeated: true });
  await expect(example(server.url, key, "nothing", segment)).rejects.toThrow(/^INTERACTION_NOT_FOUND: /);
});
