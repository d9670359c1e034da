import type { ServerMessage, Snapshot } from "@omni/live";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { TestConsole } from "../testing/test-console.ts";
import { post, removeFolders, signIn, startTestServer, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(async () => server.stop());
afterAll(removeFolders);

async function put(path: string, body: unknown, cookie: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(server.url + path, {
    method: "PUT",
    headers: { "content-type": "application/json", origin: server.url, cookie },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const getJson = async (path: string, cookie = ""): Promise<unknown> =>
  (await fetch(server.url + path, { headers: { cookie } })).json();

const policyOf = async (path: string): Promise<string> =>
  (await fetch(server.url + path)).headers.get("content-security-policy") ?? "";

test("a sign-in from the toolbar is a partitioned cookie, kept so when the session is renewed", async () => {
  const response = await fetch(`${server.url}/api/session/login`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url },
    body: JSON.stringify({ username: "asha", password: "omni-demo", toolbar: true }),
  });
  const [cookie = ""] = response.headers.getSetCookie();
  for (const attribute of ["HttpOnly", "SameSite=None", "Partitioned", "Secure"]) expect(cookie).toContain(attribute);
  const renewed = await fetch(`${server.url}/api/session/renew`, {
    method: "POST",
    headers: { origin: server.url, cookie: cookie.split(";")[0] ?? "" },
  });
  expect(renewed.status).toBe(200);
  for (const again of renewed.headers.getSetCookie())
    expect(again).toMatch(/SameSite=None.*Partitioned|Partitioned.*SameSite=None/);
});

test("the console's own sign-in stays a strict cookie", async () => {
  const response = await fetch(`${server.url}/api/session/login`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url },
    body: JSON.stringify({ username: "ben", password: "omni-demo" }),
  });
  const [cookie = ""] = response.headers.getSetCookie();
  expect(cookie).toContain("SameSite=Strict");
  expect(cookie).not.toContain("Partitioned");
});

test("only administrators say which pages may hold the toolbar, and its policy follows at once", async () => {
  const admin = await signIn(server.url, "admin");
  const agent = await signIn(server.url, "asha");
  expect((await put("/api/toolbar/ancestors", { origins: [] }, agent)).status).toBe(403);
  const answer = await put(
    "/api/toolbar/ancestors",
    { origins: ["https://crm.example", "http://127.0.0.1:8080"] },
    admin,
  );
  expect(answer).toEqual({ status: 200, body: { origins: ["http://127.0.0.1:8080", "https://crm.example"] } });
  expect(await policyOf("/omniapp/toolbar/index.html")).toContain(
    "frame-ancestors http://127.0.0.1:8080 https://crm.example;",
  );
  expect(await getJson("/api/toolbar/embedder?origin=https://crm.example")).toMatchObject({ allowed: true });
  expect(await getJson("/api/toolbar/embedder?origin=https://crm.example.evil")).toMatchObject({ allowed: false });
  await put("/api/toolbar/ancestors", { origins: [] }, admin);
  expect(await policyOf("/omniapp/toolbar/index.html")).toContain("frame-ancestors 'none';");
});

test.each([
  ["a path", "https://crm.example/page"],
  ["a wildcard", "https://*.crm.example"],
  ["HTTP elsewhere", "http://crm.example"],
  ["another scheme", "javascript:alert(1)"],
  ["no address", "crm"],
  ["a policy of its own", "https://crm.example; script-src *"],
])("%s is no origin that may hold the toolbar", async (_what, origin) => {
  const admin = await signIn(server.url, "admin");
  const { status, body } = await put("/api/toolbar/ancestors", { origins: [origin] }, admin);
  expect(status).toBe(400);
  expect(body).toMatchObject({ error: { code: "INVALID_ARGUMENT", details: { path: "origins[0]" } } });
});

test("a campaign's CRM page reaches its agents' open consoles, and only its own framing page lets in its origin", async () => {
  const admin = await signIn(server.url, "admin");
  const agent = await TestConsole.open(server.url, await signIn(server.url, "asha"));
  const told = (isExpected: (pages: Snapshot["crmPages"]) => boolean) =>
    agent.find(
      (message): message is Extract<ServerMessage, { type: "crmPages" }> =>
        message.type === "crmPages" && isExpected(message.crmPages),
    );
  const framing = "/omniapp/frame/crm-page.web-chat-support";
  expect(await policyOf(framing)).toBe("");
  const page = { url: "https://crm.example/find/{phone}?view=agent", permissions: ["interaction.read"] };
  expect((await put("/api/crm-pages/web-chat-support", { page }, admin)).status).toBe(200);
  expect((await told((pages) => "web-chat-support" in pages)).crmPages["web-chat-support"]).toEqual(page);
  expect(await policyOf(framing)).toContain("frame-src https://crm.example;");
  expect(await policyOf("/")).not.toContain("https://crm.example");
  const { snapshot } = await (await TestConsole.open(server.url, await signIn(server.url, "ben"))).welcome();
  expect(snapshot?.crmPages["web-chat-support"]).toEqual(page);
  await put("/api/crm-pages/web-chat-support", { page: null }, admin);
  await told((pages) => !("web-chat-support" in pages));
  expect(await policyOf(framing)).toBe("");
});

test.each([
  ["HTTP elsewhere", "http://crm.example/"],
  ["a placeholder for a host", "https://{phone}.crm.example/"],
  ["a user name", "https://agent@crm.example/"],
  ["another scheme", "data:text/html,hello"],
])("%s is no CRM address", async (_what, url) => {
  const admin = await signIn(server.url, "admin");
  const { status, body } = await put("/api/crm-pages/customer-desk", { page: { url, permissions: [] } }, admin);
  expect(status).toBe(400);
  expect(body).toMatchObject({ error: { code: "INVALID_ARGUMENT", details: { path: "url" } } });
});

test("requests that change something still come from our own pages only", async () => {
  const cookie = await signIn(server.url, "asha");
  const answer = await post(server.url, "/api/session/renew", {}, { cookie, origin: "https://crm.example" });
  expect(answer.body.error?.code).toBe("ORIGIN_MISMATCH");
});

test("a CRM page may do what its campaign grants and nothing else, and no page may call in another's name", async () => {
  const admin = await signIn(server.url, "admin");
  const page = { url: "https://crm.example/", permissions: ["session.read"] };
  await put("/api/crm-pages/web-chat-support", { page }, admin);
  const agent = await TestConsole.open(server.url, await signIn(server.url, "asha"));
  const appId = "crm-page.web-chat-support";
  expect(await agent.call("session.getAvailability", undefined, { appId })).toMatchObject({ status: "ON_BREAK" });
  await expect(agent.call("session.setAvailability", { status: "AVAILABLE" }, { appId })).rejects.toMatchObject({
    code: "PERMISSION_DENIED",
  });
  await expect(
    agent.call("session.getAvailability", undefined, { appId: "crm-page.orders-and-returns" }),
  ).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
});
