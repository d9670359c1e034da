import { createHash } from "node:crypto";
import { get, type IncomingHttpHeaders } from "node:http";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { resetData } from "../first-start.ts";
import { removeFolders, startTestServer, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ appUrl: "http://localhost:5173/app/" });
});
afterAll(async () => {
  await server.stop();
  removeFolders();
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A request with a Host header of one's own, which fetch does not allow. */
const ask = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port: server.port, path, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    }).on("error", reject);
  });

test("the console's page runs its own scripts only, frames apps only and is framed by nobody", async () => {
  const { headers } = await ask("/", { accept: "text/html" });
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("script-src 'self';");
  const own = `http://127.0.0.1:${server.port}/omniapp/frame/`;
  expect(policy).toContain(`frame-src http://*.apps.localhost:${server.port} ${own};`);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
});

test("the framing page of an app that is hosted elsewhere lets in that app's origin alone", async () => {
  const { status, headers, body } = await ask("/omniapp/frame/app-in-development");
  expect(status).toBe(200);
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("frame-src http://localhost:5173;");
  expect(policy).toContain("frame-ancestors 'self'");
  const script = /<script>(.*)<\/script>/s.exec(body)?.[1] ?? "";
  expect(policy).toContain(`script-src 'sha256-${createHash("sha256").update(script).digest("base64")}';`);

  expect((await ask("/omniapp/frame/screen-pop")).status).toBe(404);
  const crm = await ask("/omniapp/frame/crm-page.customer-desk");
  expect(String(crm.headers["content-security-policy"])).toContain(`frame-src http://127.0.0.1:${server.port};`);
});

test("an app's host serves the app's files, and neither interface nor cookie", async () => {
  const host = `screen-pop.apps.localhost:${server.port}`;
  const { status, headers } = await ask("/si/screen-pop/1.0.0/index.html", { host });
  expect(status).toBe(200);
  expect(String(headers["content-security-policy"])).toContain(
    `frame-ancestors http://localhost:${server.port} http://127.0.0.1:${server.port}`,
  );
  expect((await ask("/api/session", { host })).status).toBe(404);
  expect((await ask("/../../package.json", { host })).status).not.toBe(200);
  expect((await ask("/%2e%2e/package.json", { host })).status).not.toBe(200);
  expect(headers["set-cookie"]).toBeUndefined();
});

test("a host that is not the server's gets nothing", async () => {
  for (const host of ["evil.example", "unknown-app.apps.localhost:4400", "screen-pop.localhost:4400"])
    expect((await ask("/api/session", { host })).status).toBe(421);
});

test("every operation of the interface is described, and those for outside services keep their addresses", async () => {
  type Operation = { summary?: string; tags?: string[] };
  const document = JSON.parse((await ask("/api/openapi.json")).body) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
  );
  expect(operations.filter(({ summary, tags }) => !summary || !tags?.length)).toEqual([]);
  expect(Object.keys(document.paths).filter((path) => path.startsWith("/api/v"))).toEqual([
    "/api/v1/interactions/{interactionId}/insights",
  ]);
});

test("operators see that it lives, that it is ready, and what it measures", async () => {
  expect((await ask("/healthz")).status).toBe(200);
  expect((await ask("/readyz")).status).toBe(200);
  const { body } = await ask("/metrics");
  for (const name of ["omni_commands_total", "omni_commit_batch_size", "omni_commit_seconds", "omni_sockets"])
    expect(body).toContain(`# TYPE ${name}`);
  const forwarded = await ask("/metrics", { "x-forwarded-for": "203.0.113.7" });
  expect(forwarded.status).toBe(403);
  expect(JSON.parse(forwarded.body)).toMatchObject({ error: { code: "PERMISSION_DENIED" } });
});

test("an address that nobody knows is answered as such", async () => {
  const { status, body } = await ask("/api/nothing", { accept: "text/html" });
  expect(status).toBe(404);
  expect(JSON.parse(body)).toMatchObject({ error: { message: "Nothing is at GET /api/nothing." } });
});

test("an empty start has one administrator and no demo account", async () => {
  const empty = await startTestServer({ demo: false });
  expect(empty.administrator).toMatchObject({ username: "admin" });
  const info = (await (await fetch(`${empty.url}/api/public/info`)).json()) as Record<string, unknown>;
  expect(info).toMatchObject({ demo: false, demoAccounts: [], demoUrl: null, campaigns: [] });
  const { dataFolder } = empty;
  await empty.stop();
  const second = await startTestServer({ demo: false, dataFolder });
  expect(second.administrator).toBeNull();
  await second.stop();
});

test("two servers never share a data folder", async () => {
  await expect(startTestServer({ dataFolder: server.dataFolder })).rejects.toThrow("locked");
});

test("a reset deletes the store and leaves what is not the server's", () => {
  const folder = mkdtempSync(join(tmpdir(), "omni-reset-"));
  for (const name of ["omni.sqlite", "omni.sqlite-wal", "notes.txt"]) writeFileSync(join(folder, name), "");
  resetData(folder);
  expect(readdirSync(folder)).toEqual(["notes.txt"]);
  rmSync(folder, { recursive: true });
});
