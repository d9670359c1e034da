import { readFileSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import type {
  AppChanges,
  AppDetails,
  AppMapping,
  AppPlaces,
  AppsList,
  AppSlotInfo,
  UninstallPreview,
} from "@omni/live";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestConsole } from "../testing/test-console.ts";
import { removeFolders, signIn, startTestServer, type TestServer } from "../testing/test-server.ts";
import { centreScope, packPanel, TestAdministrator } from "./app-packages.fakes.ts";
import { secretKeyFile } from "./secret-box.ts";

let server: TestServer;
let admin: TestAdministrator;
beforeAll(async () => {
  server = await startTestServer();
  admin = await TestAdministrator.signIn(server.url);
});
afterAll(async () => {
  await server.stop();
  removeFolders();
});

/** The apps of a user's console, from the first to the last of each slot. */
async function appsOf(userName: string) {
  const console = await TestConsole.open(server.url, await signIn(server.url, userName, true));
  const { snapshot } = await console.welcome();
  await console.cut();
  return (snapshot?.apps ?? []).toSorted((a, b) => b.priority - a.priority);
}

const mapping = (change: Partial<AppMapping> = {}): AppMapping => ({
  page: "main",
  slots: ["right-panel"],
  userTypes: ["AGENT"],
  scope: centreScope,
  ...change,
});

const map = (appId: string, ...mappings: AppMapping[]) =>
  admin.must<AppDetails>("PUT", `/api/apps/${appId}/mappings`, { mappings });

describe("places", () => {
  test("an app is shown to the roles that it is mapped for, in every slot that it is mapped to", async () => {
    await admin.install(await packPanel({ name: "roles" }));
    await map("roles", mapping({ userTypes: ["SUPERVISOR"], slots: ["right-panel", "full-page"] }));
    const places = async (userName: string) =>
      (await appsOf(userName)).filter(({ appId }) => appId === "roles").map(({ slot }) => slot);
    expect(await places("sofia")).toEqual(["right-panel", "full-page"]);
    expect(await places("asha")).toEqual([]);
    await map("roles");
    expect(await places("sofia")).toEqual([]);
  });

  test("a page that is mapped twice to a slot is there once, with both contexts", async () => {
    await admin.install(await packPanel({ name: "scoped" }));
    const queue = { level: "QUEUE", id: "desk-calls", applicableToAllChildren: true } as const;
    const campaign = { level: "CAMPAIGN", id: "voice-helpline", applicableToAllChildren: false } as const;
    await map("scoped", mapping({ scope: queue }), mapping({ scope: campaign }));
    const [app, ...more] = (await appsOf("asha")).filter(({ appId }) => appId === "scoped");
    expect(more).toEqual([]);
    expect(app?.contexts).toEqual([
      { level: "QUEUE", id: "desk-calls" },
      { level: "CAMPAIGN", id: "voice-helpline", withoutChildren: true },
    ]);
  });

  test("a mapping of what is not there is refused with its place", async () => {
    await admin.install(await packPanel({ name: "misplaced" }));
    const refusal = async (change: Partial<AppMapping>) => {
      const body = { mappings: [mapping(), mapping(change)] };
      return (await admin.refusal("PUT", "/api/apps/misplaced/mappings", body)).details;
    };
    expect(await refusal({ page: "other" })).toMatchObject({ path: "mappings[1].page", pages: ["main"] });
    expect(await refusal({ slots: ["ceiling"] })).toMatchObject({ path: "mappings[1].slots", slot: "ceiling" });
    for (const level of ["CONTACT_CENTRE", "PROCESS", "CAMPAIGN", "QUEUE"] as const)
      expect(await refusal({ scope: { level, id: "nowhere", applicableToAllChildren: true } })).toMatchObject({
        path: "mappings[1].scope.id",
      });
    expect(await refusal({ userTypes: [] })).toMatchObject({ path: expect.stringContaining("userTypes") });
  });

  test("a slot is data: one that is added takes apps, in the order they were put in", async () => {
    for (const name of ["one", "two", "three"]) {
      await admin.install(await packPanel({ name }));
    }
    const slots = await admin.must<{ slots: AppSlotInfo[] }>("POST", "/api/slots", {
      slot: "left-rail",
      title: "Left rail",
    });
    expect(slots.slots.at(-1)).toEqual({ slot: "left-rail", title: "Left rail" });
    expect(await admin.refusal("POST", "/api/slots", { slot: "left-rail", title: "Again" })).toMatchObject({
      code: "INVALID_ARGUMENT",
    });
    for (const name of ["one", "two", "three"]) await map(name, mapping({ slots: ["left-rail"] }));
    const inRail = async () =>
      (await appsOf("asha")).filter(({ slot }) => slot === "left-rail").map(({ appId }) => appId);
    for (const appIds of [
      ["two", "three", "one"],
      ["three", "one", "two"],
    ]) {
      const list = await admin.must<AppsList>("PUT", "/api/apps/order", { slot: "left-rail", appIds });
      expect(list.order["left-rail"]).toEqual(appIds);
      expect(await inRail()).toEqual(appIds);
    }
    expect(await admin.refusal("PUT", "/api/apps/order", { slot: "nowhere", appIds: [] })).toMatchObject({
      details: { path: "slot" },
    });
  });

  test("a background app needs no slot, and its frame has no forms", async () => {
    const pages = [{ id: "main", path: "index.html", title: "Worker" }];
    await admin.install(await packPanel({ name: "worker", instanceScope: "background", pages }));
    await map("worker", mapping({ slots: [] }));
    expect((await appsOf("asha")).find(({ appId }) => appId === "worker")).toMatchObject({
      slot: "background",
      scope: "BACKGROUND",
      sandbox: "allow-scripts allow-same-origin",
    });
  });

  test("the tree of places and the users are told", async () => {
    const { scopes, users } = await admin.must<AppPlaces>("GET", "/api/app-places");
    expect(scopes[0]).toMatchObject({ level: "CONTACT_CENTRE", id: "northwind", parentId: null });
    for (const { parentId } of scopes.slice(1)) expect(scopes.map(({ id }) => id)).toContain(parentId);
    expect(users.map(({ userId }) => userId)).toContain("asha");
  });
});

describe("settings", () => {
  const settings = {
    apiKey: { type: "secret", title: "API key", required: true },
    region: {
      type: "choice",
      title: "Region",
      default: "eu",
      choices: [
        { value: "eu", title: "Europe" },
        { value: "us", title: "America" },
      ],
    },
    limit: { type: "number", title: "Limit", max: 10 },
    api: { type: "url", title: "Address", egress: true },
  };
  const set = (values: object) => admin.must<AppDetails>("PUT", "/api/apps/with-settings/settings", { values });
  const secret = "sk-live-5f2c9a";

  test("a secret is written and never leaves: no answer, no console, no row, no log holds it", async () => {
    await admin.install(await packPanel({ name: "with-settings", settings }));
    expect((await admin.must<AppDetails>("GET", "/api/apps/with-settings")).settings.problems).toEqual([
      { key: "apiKey", problem: "Fill this in." },
    ]);
    const answer = await set({ apiKey: secret, limit: 5 });
    expect(answer.settings).toMatchObject({ values: { limit: 5 }, secretsSet: ["apiKey"], problems: [] });
    const seen = JSON.stringify([
      answer,
      await admin.must("GET", "/api/apps/with-settings"),
      await admin.must("GET", "/api/apps"),
      await appsOf("asha"),
    ]);
    expect(seen).not.toContain(secret);
    const database = readFileSync(join(server.dataFolder, "omni.sqlite-wal"));
    expect(database.includes(secret)).toBe(false);
    expect((await appsOf("asha")).find(({ appId }) => appId === "with-settings")?.settings).toEqual({
      region: "eu",
      limit: 5,
    });
    expect(statSync(join(server.dataFolder, secretKeyFile)).mode & 0o777).toBe(0o600);
  });

  test("a key left out stays, null clears it, a wrong value is refused with its key", async () => {
    expect(await set({ region: "us" })).toMatchObject({
      settings: { values: { limit: 5, region: "us" }, secretsSet: ["apiKey"] },
    });
    expect(await set({ limit: null })).toMatchObject({ settings: { values: { region: "us" } } });
    const refused = await admin.refusal("PUT", "/api/apps/with-settings/settings", {
      values: { limit: 11, api: "http://10.0.0.1/", other: 1 },
    });
    expect(refused.details?.["problems"]).toEqual([
      { key: "other", problem: "The app has no such setting." },
      { key: "limit", problem: "Enter at most 10." },
      { key: "api", problem: expect.stringContaining("https://") },
    ]);
    expect(await admin.refusal("PUT", "/api/apps/with-settings/settings", { values: { apiKey: null } })).toMatchObject({
      details: { problems: [{ key: "apiKey" }] },
    });
  });
});

test("every change is in the audit log, with who did what and when", async () => {
  const began = Date.now();
  await admin.install(await packPanel({ name: "audited" }));
  await admin.must("PUT", "/api/apps/order", { slot: "right-panel", appIds: ["audited"] });
  await admin.must("POST", "/api/apps/audited/enabled", { enabled: false });
  await admin.refusal("POST", "/api/apps/audited/rollback", {});
  const { audit } = await admin.must<AppDetails>("GET", "/api/apps/audited");
  expect(audit.map(({ action, userName }) => `${action} ${userName}`)).toEqual([
    "DISABLED admin",
    "REORDERED admin",
    "MAPPED admin",
    "CONSENTED admin",
    "UPLOADED admin",
  ]);
  for (const { at } of audit) expect(at).toBeGreaterThanOrEqual(began);
  expect(audit.map(({ summary }) => summary)).toEqual([
    "Switched Panel off: no console shows it.",
    expect.stringMatching(/^Put the apps of Right panel in the order Panel(\.|; before, .+\.)$/),
    "Placed Panel: in Right panel for agents of the whole contact centre (before: nowhere).",
    "Consented to what Panel 1.0.0 asks for: interaction.read.",
    "Uploaded Panel 1.0.0, not signed.",
  ]);
});

test("the log of all apps is read by app and time, page by page, and keeps what was uninstalled", async () => {
  const settings = {
    greeting: { type: "string", title: "Greeting", default: "Hello" },
    key: { type: "secret", title: "Key" },
  };
  await admin.install(await packPanel({ name: "logged", title: "Logged", settings }));
  await admin.must("PUT", "/api/apps/logged/settings", { values: { greeting: "Good day", key: "very-secret" } });
  await admin.must("PUT", "/api/apps/logged/settings", { values: { greeting: "Hi", key: null } });
  await admin.must(
    "POST",
    "/api/apps/packages",
    await packPanel({ name: "logged", title: "Logged", version: "2.0.0", permissions: [] }),
  );
  await admin.consent("logged", "2.0.0", []);
  const stages = [{ kind: "USERS", userIds: ["ben"] }, { kind: "PERCENT", percent: 10 }, { kind: "ALL" }];
  for (const stage of stages) await admin.must("POST", "/api/apps/logged/activate", { version: "2.0.0", stage });
  await admin.must("POST", "/api/apps/logged/rollback", {});
  await admin.must("DELETE", "/api/apps/logged");

  const read = (query: string) => admin.must<AppChanges>("GET", `/api/app-changes?${query}`);
  const { changes, apps, more } = await read("appId=logged");
  expect(more).toBe(false);
  expect(apps).toContainEqual({ appId: "logged", title: "logged" });
  expect(changes.map(({ summary }) => summary)).toEqual([
    "Uninstalled Logged, with 2 versions, 0 stored entries, 1 setting and 1 place.",
    "Took Logged back from version 2.0.0 to 1.0.0 for everybody.",
    "Gave version 2.0.0 of Logged to everybody; before, 2.0.0 went to 10 % of users and 1.0.0 was everybody's.",
    "Gave version 2.0.0 of Logged to 10 % of users; before, 2.0.0 went to Ben Carter and 1.0.0 was everybody's.",
    "Gave version 2.0.0 of Logged to Ben Carter; before, 1.0.0 was everybody's.",
    "Consented to Logged 2.0.0, which asks for nothing.",
    "Uploaded Logged 2.0.0, not signed.",
    "Changed settings of Logged: set Greeting from “Good day” to “Hi”, cleared the secret Key.",
    "Changed settings of Logged: set Greeting to “Good day”, filled in the secret Key.",
    "Placed Logged: in Right panel for agents of the whole contact centre (before: nowhere).",
    "Consented to what Logged 1.0.0 asks for: interaction.read.",
    "Uploaded Logged 1.0.0, not signed.",
  ]);
  expect(JSON.stringify(changes)).not.toContain("very-secret");

  const [newest, second] = changes;
  expect((await read(`appId=logged&before=${newest?.seq}`)).changes[0]).toEqual(second);
  expect((await read(`appId=logged&to=${(changes.at(-1)?.at ?? 0) - 1}`)).changes).toEqual([]);
  expect((await read(`appId=logged&from=${(newest?.at ?? 0) + 1}`)).changes).toEqual([]);
});

test("an uninstallation deletes what its preview says, and the app's figures", async () => {
  const settings = { name: { type: "string", title: "Name" }, key: { type: "secret", title: "Key" } };
  await admin.install(await packPanel({ name: "gone", settings }));
  await admin.must("POST", "/api/apps/packages", await packPanel({ name: "gone", version: "2.0.0", settings }));
  await admin.must("PUT", "/api/apps/gone/settings", { values: { name: "x", key: "y" } });
  const preview = await admin.must<UninstallPreview>("GET", "/api/apps/gone/uninstall-preview");
  expect(preview.deleted).toEqual({ versions: 2, storageRows: 0, settings: 2, mappings: 1 });
  expect(await admin.must("DELETE", "/api/apps/gone")).toEqual(preview);
  expect(await admin.refusal("GET", "/api/apps/gone")).toMatchObject({ code: "INVALID_ARGUMENT" });
  expect((await appsOf("asha")).map(({ appId }) => appId)).not.toContain("gone");
});

test("what consoles report is counted by day and version, of apps that the agent has; the newest problems are kept", async () => {
  await admin.install(await packPanel({ name: "counted" }));
  const agent = await TestConsole.open(server.url, await signIn(server.url, "asha", true));
  const report = (kind: string, change: object = {}) =>
    agent.send({ type: "appReport", appId: "counted", version: "1.0.0", kind, ...change });
  report("MOUNTED");
  report("READY");
  report("CALL_ERROR", { code: "TIMEOUT", message: "The call was not answered." });
  report("CALL_ERROR", { code: "RATE_LIMITED", message: "Too many calls." });
  report("CRASHED", { version: "9.9.9" });
  report("CRASHED", { appId: "stranger" });
  await agent.call("session.getCurrentUser", undefined);
  const { figures, today, lastProblems } = await admin.must<AppDetails>("GET", "/api/apps/counted");
  const expected = { MOUNTED: 1, READY: 1, FAILED: 0, CRASHED: 0, CALL_ERROR: 2, CALLBACK_ERROR: 0 };
  expect(today).toEqual(expected);
  expect(figures).toEqual([{ day: new Date().toISOString().slice(0, 10), version: "1.0.0", figures: expected }]);
  expect(lastProblems.map(({ code }) => code)).toEqual(["RATE_LIMITED", "TIMEOUT"]);
});

test("a console that reports without end is counted up to its rate", async () => {
  await admin.install(await packPanel({ name: "flooding" }));
  const agent = await TestConsole.open(server.url, await signIn(server.url, "ben", true));
  for (let index = 0; index < 5_000; index++)
    agent.send({ type: "appReport", appId: "flooding", version: "1.0.0", kind: "CALLBACK_ERROR", message: "x" });
  await agent.call("session.getCurrentUser", undefined);
  const { today, lastProblems } = await admin.must<AppDetails>("GET", "/api/apps/flooding");
  expect(today.CALLBACK_ERROR).toBeGreaterThanOrEqual(200);
  expect(today.CALLBACK_ERROR).toBeLessThan(1_000);
  expect(lastProblems).toHaveLength(50);
});

test("figures and settings are there after a restart", async () => {
  const own = await startTestServer();
  const first = await TestAdministrator.signIn(own.url);
  await first.install(await packPanel({ name: "durable", settings: { key: { type: "secret", title: "Key" } } }));
  await first.must("PUT", "/api/apps/durable/settings", { values: { key: "value-of-the-key" } });
  const agent = await TestConsole.open(own.url, await signIn(own.url, "asha"));
  agent.send({ type: "appReport", appId: "durable", version: "1.0.0", kind: "MOUNTED" });
  await agent.call("session.getCurrentUser", undefined);
  await own.stop();
  const again = await startTestServer({ dataFolder: own.dataFolder });
  const second = await TestAdministrator.signIn(again.url);
  const details = await second.must<AppDetails>("GET", "/api/apps/durable");
  expect(details).toMatchObject({ today: { MOUNTED: 1 }, settings: { secretsSet: ["key"] } });
  await again.stop();
  const rows = new DatabaseSync(join(own.dataFolder, "omni.sqlite")).prepare("select value from app_settings").all();
  expect(JSON.stringify(rows)).not.toContain("value-of-the-key");
});
