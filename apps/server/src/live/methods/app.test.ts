import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appRates } from "../../app-services/app-rates.ts";
import { AppInstaller, asks } from "../../testing/install-app.ts";
import type { TestConsole } from "../../testing/test-console.ts";
import { sendJson, startTestService, type TestService } from "../../app-services/test-service.fakes.ts";
import { removeFolders, startTestServer, startWork, type TestServer } from "../../testing/test-server.ts";

const app = { appId: "notes" };
const campaign = { scope: "CAMPAIGN", campaignId: "web-chat-support" } as const;

describe("app.storage over a real socket", () => {
  let server: TestServer;
  let asha: TestConsole;
  let installer: AppInstaller;
  beforeAll(async () => {
    server = await startTestServer();
    installer = await AppInstaller.open(server);
    await installer.install({ name: "notes", permissions: asks("app.storage") });
    await installer.install({ name: "tasks", permissions: asks("app.storage") });
    await installer.install({ name: "plain" });
    ({ console: asha } = await startWork(server.url, "asha"));
  });
  afterAll(async () => {
    await server.stop();
    removeFolders();
  });

  it("sets, gets, lists and deletes in each scope", async () => {
    for (const place of [{}, campaign, { scope: "CONTACT_CENTRE" } as const]) {
      await asha.call("app.storage.set", { key: "greeting", value: { text: "Hello" }, ...place }, app);
      expect(await asha.call("app.storage.get", { key: "greeting", ...place }, app)).toEqual({ text: "Hello" });
      expect(await asha.call("app.storage.list", { prefix: "greet", ...place }, app)).toEqual(["greeting"]);
      expect(await asha.call("app.storage.delete", { key: "greeting", ...place }, app)).toBeNull();
      expect(await asha.call("app.storage.get", { key: "greeting", ...place }, app)).toBeNull();
    }
  });

  it("refuses a campaign that is not the user's, one that is not named, and half a character as a key", async () => {
    const foreign = { key: "k", scope: "CAMPAIGN", campaignId: "elsewhere" } as const;
    await expect(asha.call("app.storage.get", foreign, app)).rejects.toMatchObject({ code: "CAMPAIGN_NOT_ASSIGNED" });
    await expect(asha.call("app.storage.get", { key: "k", scope: "CAMPAIGN" }, app)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      details: { path: "argument.campaignId" },
    });
    await expect(asha.call("app.storage.set", { key: "\ud800", value: 1 }, app)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      details: { path: "argument.key" },
    });
  });

  it("belongs to apps: the console itself has none", async () => {
    await expect(asha.call("app.storage.get", { key: "k" })).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
  });

  it("is unreachable for an app without the permission", async () => {
    await expect(asha.call("app.storage.get", { key: "k" }, { appId: "plain" })).rejects.toMatchObject({
      code: "PERMISSION_DENIED",
      details: { permission: "app.storage", appId: "plain" },
    });
  });

  it("keeps what one app stores out of another's reach, and goes when the app is uninstalled", async () => {
    const place = { key: "shared", scope: "CONTACT_CENTRE" } as const;
    await asha.call("app.storage.set", { ...place, value: "of notes" }, app);
    expect(await asha.call("app.storage.get", place, { appId: "tasks" })).toBeNull();
    await asha.call("app.storage.set", { ...place, value: "of tasks" }, { appId: "tasks" });
    expect(await installer.uninstall("tasks")).toMatchObject({ deleted: { storageRows: 1 } });
    await installer.install({ name: "tasks", version: "1.0.1", permissions: asks("app.storage") });
    expect(await asha.call("app.storage.get", place, { appId: "tasks" })).toBeNull();
    expect(await asha.call("app.storage.get", place, app)).toBe("of notes");
  });

  it("slows an app that asks too often, and nobody else", async () => {
    const asked = Array.from({ length: appRates.STORAGE_WRITE.burst + 20 }, async (_, index) =>
      asha.call("app.storage.set", { key: "loop", value: index }, app),
    );
    const refused = (await Promise.allSettled(asked)).filter((each) => each.status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: "RATE_LIMITED", details: { retryAfterMs: expect.any(Number) } });
    expect(await asha.call("app.storage.get", { key: "nothing" }, app)).toBeNull();
    expect(await asha.call("session.getLoginStatus", undefined)).toMatchObject({ status: "LOGGED_IN" });
  });
});

describe("app.request over a real socket", () => {
  let server: TestServer;
  let service: TestService;
  let asha: TestConsole;
  const panel = { appId: "panel" };
  const secret = "never-in-a-browser";
  beforeAll(async () => {
    service = await startTestService();
    const origin = `http://crm.example:${service.port}`;
    server = await startTestServer({
      appRequestPrivate: [origin],
      resolve: () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]),
    });
    const installer = await AppInstaller.open(server);
    await installer.install(
      {
        name: "panel",
        permissions: asks("app.request"),
        egress: [{ origin, reason: "The records are there.", privateNetwork: true }],
        settings: {
          apiKey: { type: "secret", title: "API key" },
          apiUrl: { type: "url", title: "Address", egress: true, privateNetwork: true },
        },
      },
      { apiKey: secret, apiUrl: `${origin}/v2/` },
    );
    await installer.install({ name: "other", permissions: asks("app.request") });
    ({ console: asha } = await startWork(server.url, "asha"));
  });
  afterAll(async () => {
    await server.stop();
    await service.stop();
    removeFolders();
  });

  it("adds the secret that an administrator filled in, and tells the console nothing of it", async () => {
    service.answer = ({ headers }, response) => sendJson(response, { echo: headers["x-key"] });
    const headers = { "X-Key": "{{secret:apiKey}}" };
    const answer = await asha.call("app.request", { settingsKey: "apiUrl", url: "orders", headers }, panel);
    expect(service.received.at(-1)).toMatchObject({ path: "/v2/orders", headers: { "x-key": secret } });
    expect(answer).toMatchObject({ status: 200, body: { echo: "[secret]" } });
    expect(JSON.stringify(asha.messages)).not.toContain(secret);
  });

  it("gives an app nothing of another one's origins, settings and secrets", async () => {
    const other = { appId: "other" };
    const url = `http://crm.example:${service.port}/`;
    await expect(asha.call("app.request", { url }, other)).rejects.toMatchObject({
      code: "TARGET_UNAVAILABLE",
      details: { reason: "ORIGIN_NOT_ALLOWED", allowed: [] },
    });
    await expect(asha.call("app.request", { settingsKey: "apiUrl" }, other)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  });

  it("brings five megabytes without cutting the console off", async () => {
    service.answer = (_request, response) => void response.end("x".repeat(5 * 1024 * 1024));
    const [answer, status] = await Promise.all([
      asha.call("app.request", { settingsKey: "apiUrl" }, panel),
      asha.call("session.getLoginStatus", undefined),
    ]);
    expect(answer).toMatchObject({ status: 200 });
    expect(status).toMatchObject({ status: "LOGGED_IN" });
    expect(await asha.call("session.getLoginStatus", undefined)).toMatchObject({ status: "LOGGED_IN" });
  });
});
