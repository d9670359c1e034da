import type { AppDetails, AppRegistration, ServerMessage } from "@omni/live";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn, startTestServer, startWork, removeFolders, type TestServer } from "../testing/test-server.ts";
import { TestConsole } from "../testing/test-console.ts";
import { TestCustomer } from "../testing/test-customer.ts";
import { packPanel, panelManifest, TestAdministrator } from "./app-packages.fakes.ts";
import { isInStage, toPlace } from "./roll-out.ts";

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

const { permissions } = panelManifest;
const details = (appId: string) => admin.must<AppDetails>("GET", `/api/apps/${appId}`);

/** The versions of an app that an agent's console is given when it opens. */
async function versionsOf(userName: string, appId: string): Promise<string[]> {
  const console = await TestConsole.open(server.url, await signIn(server.url, userName, true));
  const { snapshot } = await console.welcome();
  await console.cut();
  return (snapshot?.apps ?? []).filter((app) => app.appId === appId).map(({ version }) => version);
}

/** The next list of apps in which the app is as expected. */
const told = (console: TestConsole, isExpected: (apps: readonly AppRegistration[]) => boolean) =>
  console.find(
    (message): message is Extract<ServerMessage, { type: "apps" }> =>
      message.type === "apps" && isExpected(message.apps),
  );

const has =
  (appId: string, version: string) =>
  (apps: readonly AppRegistration[]): boolean =>
    apps.some((app) => app.appId === appId && app.version === version);

async function installTwo(name: string): Promise<void> {
  await admin.install(await packPanel({ name }));
  await admin.must("POST", "/api/apps/packages", await packPanel({ name, version: "2.0.0" }));
  await admin.consent(name, "2.0.0", permissions);
}

test("a share of users stays in as it grows, is near what was asked, and is another in another app", () => {
  const users = Array.from({ length: 2_000 }, (_, index) => `user-${index}`);
  const inStage = (percent: number, appId = "panel") =>
    users.filter((userId) => isInStage({ kind: "PERCENT", percent }, appId, userId));
  expect(inStage(0)).toEqual([]);
  expect(inStage(100)).toEqual(users);
  expect(inStage(25)).toEqual(expect.arrayContaining(inStage(10)));
  for (const percent of [10, 25, 50, 90]) {
    expect(inStage(percent).length / users.length).toBeGreaterThan(percent / 100 - 0.04);
    expect(inStage(percent).length / users.length).toBeLessThan(percent / 100 + 0.04);
  }
  expect(inStage(50)).not.toEqual(inStage(50, "other"));
  expect(toPlace("panel", "asha")).toBe(toPlace("panel", "asha"));
});

test("consent is for exactly what the manifest asks for, and gives the first version to everybody", async () => {
  await admin.must("POST", "/api/apps/packages", await packPanel({ name: "consented" }));
  const path = "/api/apps/consented/versions/1.0.0/consent";
  expect(await admin.refusal("POST", path, { permissions: [] })).toMatchObject({
    code: "INVALID_ARGUMENT",
    details: { missing: ["interaction.read"], extra: [] },
  });
  expect(await admin.refusal("POST", path, { permissions: ["interaction.read", "customer.pii"] })).toMatchObject({
    details: { missing: [], extra: ["customer.pii"] },
  });
  expect(await admin.refusal("POST", path, { permissions: ["customer.reed"] })).toMatchObject({ status: 400 });
  expect(await details("consented")).toMatchObject({ activeVersion: null, state: "INSTALLED" });
  expect(await admin.must("POST", path, { permissions: ["interaction.read"] })).toMatchObject({
    activeVersion: "1.0.0",
    state: "ACTIVE",
  });
});

test("what nobody consented to is not activated, and an older version is not either", async () => {
  await admin.install(await packPanel({ name: "careful", version: "2.0.0" }));
  await admin.must("POST", "/api/apps/packages", await packPanel({ name: "careful", version: "3.0.0" }));
  const activate = (version: string) =>
    admin.refusal("POST", "/api/apps/careful/activate", { version, stage: { kind: "ALL" } });
  expect(await activate("3.0.0")).toMatchObject({ status: 409, code: "INVALID_STATE", message: /consent/i });
  expect(await activate("1.0.0")).toMatchObject({ code: "INVALID_ARGUMENT" });
  expect(await admin.refusal("POST", "/api/apps/careful/rollback", {})).toMatchObject({ code: "INVALID_STATE" });
  await admin.consent("careful", "3.0.0", permissions);
  await admin.must("POST", "/api/apps/careful/activate", { version: "3.0.0", stage: { kind: "ALL" } });
  expect(await activate("2.0.0")).toMatchObject({ message: expect.stringContaining("roll back") });
});

test("a version goes to named users, then to a share, then to all; the others keep the one before", async () => {
  await installTwo("staged");
  const activate = (stage: object) =>
    admin.must<AppDetails>("POST", "/api/apps/staged/activate", { version: "2.0.0", stage });
  expect(
    await admin.refusal("POST", "/api/apps/staged/activate", {
      version: "2.0.0",
      stage: { kind: "USERS", userIds: ["nobody"] },
    }),
  ).toMatchObject({ details: { unknown: ["nobody"] } });

  expect(await activate({ kind: "USERS", userIds: ["asha"] })).toMatchObject({
    state: "ACTIVE_AND_INSTALLING",
    activeVersion: "1.0.0",
    rollOut: { version: "2.0.0", users: 1, ofUsers: 8 },
  });
  expect(await versionsOf("asha", "staged")).toEqual(["2.0.0"]);
  expect(await versionsOf("ben", "staged")).toEqual(["1.0.0"]);

  await activate({ kind: "PERCENT", percent: 50 });
  for (const userName of ["asha", "ben", "chen", "dina"])
    expect(await versionsOf(userName, "staged")).toEqual([toPlace("staged", userName) < 50 ? "2.0.0" : "1.0.0"]);

  expect(await activate({ kind: "ALL" })).toMatchObject({ state: "ACTIVE", activeVersion: "2.0.0", rollOut: null });
  expect(await versionsOf("ben", "staged")).toEqual(["2.0.0"]);
});

test("a roll-back under a live interaction leaves it alone and tells the console, which may go on calling", async () => {
  await installTwo("live");
  await admin.must("POST", "/api/apps/live/activate", { version: "2.0.0", stage: { kind: "ALL" } });
  const { console: agent } = await startWork(server.url, "emeka");
  const customer = await TestCustomer.open(server.url);
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  const inboxBefore = agent.inbox.length;
  const call = () => agent.call("interaction.getInteractions", undefined, { appId: "live" });
  expect((await call())[0]).toMatchObject({ interactionId, state: "CONNECTED" });

  expect(await admin.must("POST", "/api/apps/live/rollback", {})).toMatchObject({
    activeVersion: "1.0.0",
    rollBackTo: null,
  });
  const { apps } = await told(agent, has("live", "1.0.0"));
  expect(apps.find(({ appId }) => appId === "live")?.url).toContain("/si/live/1.0.0/");
  expect((await call())[0]).toMatchObject({ interactionId, state: "CONNECTED" });
  expect(agent.inbox.length).toBe(inboxBefore);
  await agent.call("interaction.sendMessage", { interactionId, text: "Still here" });
  await customer.find((message) => JSON.stringify(message).includes("Still here"));
});

test("a roll-back in the middle of a roll-out takes the version from those who had it", async () => {
  await installTwo("halfway");
  const asha = await TestConsole.open(server.url, await signIn(server.url, "asha", true));
  const ben = await TestConsole.open(server.url, await signIn(server.url, "ben", true));
  const stage = { kind: "USERS", userIds: ["asha"] };
  await admin.must("POST", "/api/apps/halfway/activate", { version: "2.0.0", stage });
  await told(asha, has("halfway", "2.0.0"));
  expect(await admin.must("POST", "/api/apps/halfway/rollback", {})).toMatchObject({
    activeVersion: "1.0.0",
    rollOut: null,
  });
  await told(asha, has("halfway", "1.0.0"));
  // Ben had the version before all the while: nothing was said to him.
  await ben.call("session.getCurrentUser", undefined);
  expect(ben.messages.filter(({ type }) => type === "apps")).toEqual([]);
});

test("a disabled app is taken from every console at once, and its calls are refused", async () => {
  await admin.install(await packPanel({ name: "switched" }));
  const asha = await TestConsole.open(server.url, await signIn(server.url, "asha", true));
  const call = () => asha.call("interaction.getInteractions", undefined, { appId: "switched" });
  await call();
  await admin.must("POST", "/api/apps/switched/enabled", { enabled: false });
  await told(asha, (apps) => !apps.some(({ appId }) => appId === "switched"));
  await expect(call()).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
  await admin.must("POST", "/api/apps/switched/enabled", { enabled: true });
  await told(asha, has("switched", "1.0.0"));
  await call();
});

test("a version's permissions are those of its own manifest", async () => {
  const name = "asks-more";
  await admin.install(await packPanel({ name }));
  const more = [...permissions, { name: "configuration.read", reason: "To list campaigns." }];
  await admin.must("POST", "/api/apps/packages", await packPanel({ name, version: "2.0.0", permissions: more }));
  const { versions } = await details(name);
  expect(versions[0]?.permissions.map(({ name: asked, isNew }) => [asked, isNew])).toEqual([
    ["interaction.read", false],
    ["configuration.read", true],
  ]);
  await admin.consent(name, "2.0.0", more);
  await admin.must("POST", `/api/apps/${name}/activate`, {
    version: "2.0.0",
    stage: { kind: "USERS", userIds: ["asha"] },
  });
  const call = async (userName: string) => {
    const agent = await TestConsole.open(server.url, await signIn(server.url, userName, true));
    return agent.call("configuration.getCampaigns", undefined, { appId: name });
  };
  expect(await call("asha")).not.toEqual([]);
  await expect(call("ben")).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
});

test("a console that resumes is told its apps as they are now", async () => {
  await installTwo("resumed");
  const cookie = await signIn(server.url, "asha", true);
  const first = await TestConsole.open(server.url, cookie);
  const { seq } = await first.welcome();
  await first.cut();
  await admin.must("POST", "/api/apps/resumed/activate", { version: "2.0.0", stage: { kind: "ALL" } });
  const back = await TestConsole.open(server.url, cookie, seq);
  expect(await back.welcome()).toMatchObject({ resumed: true });
  await told(back, has("resumed", "2.0.0"));
});
