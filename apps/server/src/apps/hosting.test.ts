import { randomBytes } from "node:crypto";
import { get, type IncomingHttpHeaders } from "node:http";
import { gunzipSync } from "node:zlib";
import type { AppVersion } from "@omni/live";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeFolders, startTestServer, type TestServer } from "../testing/test-server.ts";
import { bytesOf, packPanel, pageText, TestAdministrator } from "./app-packages.fakes.ts";

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

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A request to an app's own host, as its frame makes it. */
const ask = (appId: string, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const host = `${appId}.apps.localhost:${server.port}`;
    get({ host: "127.0.0.1", port: server.port, path, headers: { host, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    }).on("error", reject);
  });

const directivesOf = ({ headers }: Answer): Record<string, string> =>
  Object.fromEntries(
    String(headers["content-security-policy"])
      .split("; ")
      .map((directive) => [directive.split(" ")[0] ?? "", directive.slice(directive.indexOf(" ") + 1)]),
  );

test("a page comes under its manifest's policies, and is asked for again each time", async () => {
  await admin.install(
    await packPanel({
      name: "hosted",
      egress: [{ origin: "https://crm.example.com", reason: "The records are there." }],
      browserFeatures: [{ name: "microphone", reason: "To dictate." }],
    }),
  );
  const answer = await ask("hosted", "/si/hosted/1.0.0/index.html?origin=x");
  expect(answer).toMatchObject({
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    },
  });
  expect(answer.body.toString()).toBe(pageText);
  const consoles = `http://localhost:${server.port} http://127.0.0.1:${server.port}`;
  const files = consoles.replaceAll(/(\d)(?= |$)/g, "$1/omniapp/attachments/");
  expect(directivesOf(answer)).toMatchObject({
    "default-src": "'self'",
    "script-src": `'self' ${consoles}`,
    "connect-src": `'self' ${files} https://crm.example.com wss://crm.example.com`,
    "frame-src": "'self'",
    "frame-ancestors": consoles,
    "object-src": "'none'",
  });
  expect(answer.headers["permissions-policy"]).toMatch(/camera=\(\).*microphone=\(self\)/);
  expect(answer.headers["set-cookie"]).toBeUndefined();
});

test("other files are kept for ever, packed where it helps, and cost nothing when they are there", async () => {
  await admin.install(await packPanel({ name: "cached" }));
  const path = "/si/cached/1.0.0/app.js";
  const plain = await ask("cached", path);
  expect(plain.headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
  });
  const packed = await ask("cached", path, { "accept-encoding": "gzip, br" });
  expect(packed.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
  expect(gunzipSync(packed.body)).toEqual(plain.body);
  expect(packed.headers.etag).not.toBe(plain.headers.etag);
  for (const name of ["app.js", "index.html"]) {
    const { headers } = await ask("cached", `/si/cached/1.0.0/${name}`);
    const again = await ask("cached", `/si/cached/1.0.0/${name}`, { "if-none-match": String(headers.etag) });
    expect({ status: again.status, length: again.body.length }).toEqual({ status: 304, length: 0 });
  }
});

test("an address that an administrator enters opens the page's policy, also to a browser that kept the page", async () => {
  const settings = { api: { type: "url", title: "Address", egress: true } };
  await admin.install(await packPanel({ name: "opening", settings }));
  const path = "/si/opening/1.0.0/index.html";
  const before = await ask("opening", path);
  await admin.must("PUT", "/api/apps/opening/settings", { values: { api: "https://api.example.org/v1" } });
  const after = await ask("opening", path, { "if-none-match": String(before.headers.etag) });
  expect(after.status).toBe(200);
  expect(directivesOf(after)["connect-src"]).toContain("https://api.example.org");
});

test("both versions of a roll-out are there, side by side", async () => {
  await admin.install(await packPanel({ name: "sides" }, { files: { "mark.txt": "one" } }));
  const second = await packPanel({ name: "sides", version: "2.0.0" }, { files: { "mark.txt": "two" } });
  const { permissions } = await admin.must<AppVersion>("POST", "/api/apps/packages", second);
  const mark = async (version: string) => (await ask("sides", `/si/sides/${version}/mark.txt`)).body.toString();
  expect(await mark("2.0.0")).toBe("Version 2.0.0 of sides is not active here.");
  await admin.consent("sides", "2.0.0", permissions);
  expect([await mark("1.0.0"), await mark("2.0.0")]).toEqual(["one", "two"]);
});

test("what is not there is said in plain words, and never the console's or another app's", async () => {
  await admin.install(await packPanel({ name: "lonely" }));
  await admin.install(await packPanel({ name: "other" }));
  const cases: [string, string][] = [
    ["/si/lonely/9.9.9/index.html", "Version 9.9.9 of lonely is not active here."],
    ["/si/lonely/1.0.0/missing.js", "Version 1.0.0 of lonely has no file missing.js."],
    ["/si/lonely/1.0.0/META/files.json", "Version 1.0.0 of lonely has no file META/files.json."],
    ["/si/lonely/1.0.0/..%2f..%2f..%2fomni.sqlite", "has no file"],
    ["/si/other/1.0.0/index.html", "Pages of lonely begin with /si/lonely/ and a version."],
    ["/", "Pages of lonely begin with /si/lonely/ and a version."],
    ["/api/session", "Pages of lonely begin with"],
    ["/omniapp/sdk/ameyo-sdk.js", "Pages of lonely begin with"],
  ];
  for (const [path, text] of cases) {
    const { status, headers, body } = await ask("lonely", path);
    expect({ path, status, type: headers["content-type"] }).toEqual({
      path,
      status: 404,
      type: "text/plain; charset=utf-8",
    });
    expect(body.toString()).toContain(text);
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
  }
  expect((await ask("lonely", "/si/lonely/1.0.0/%ff")).status).toBe(400);
});

test("a disabled or uninstalled app is served no more", async () => {
  await admin.install(await packPanel({ name: "leaving" }));
  const status = async () => (await ask("leaving", "/si/leaving/1.0.0/index.html")).status;
  expect(await status()).toBe(200);
  await admin.must("POST", "/api/apps/leaving/enabled", { enabled: false });
  expect(await status()).toBe(404);
  await admin.must("DELETE", "/api/apps/leaving");
  expect(await status()).toBe(421);
});

test("a package of 5 MB is served after its upload", async () => {
  // Text that packs to half, as programs do.
  const script = bytesOf(`export const data = "${randomBytes(5 * 1024 * 1024).toString("hex")}";`);
  const bytes = await packPanel({ name: "large" }, { files: { "data.js": script } });
  const began = performance.now();
  await admin.install(bytes);
  const first = await ask("large", "/si/large/1.0.0/index.html");
  const shown = performance.now();
  const whole = await ask("large", "/si/large/1.0.0/data.js");
  const all = performance.now();
  expect([first.status, whole.body.length]).toEqual([200, script.length]);
  process.stdout.write(
    `  ${(bytes.length / 1024 / 1024).toFixed(1)} MB packed: upload, consent and mapping to the first page ${Math.round(shown - began)} ms, to its last file ${Math.round(all - began)} ms\n`,
  );
});
