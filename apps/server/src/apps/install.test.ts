import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSigningKey } from "@omni/app-package";
import type { AppDetails, AppVersion } from "@omni/live";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeFolders, startTestServer, type TestServer } from "../testing/test-server.ts";
import { bytesOf, pageText, packPanel, panelManifest, TestAdministrator, writeZip } from "./app-packages.fakes.ts";

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

const upload = (bytes: Uint8Array) => admin.refusal("POST", "/api/apps/packages", bytes);
const packageFiles = (): string[] =>
  readdirSync(join(server.dataFolder, "apps"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

const archive = (manifest: unknown, ...more: { name: string; content: Uint8Array; mode?: number }[]) =>
  writeZip([
    { name: "manifest.json", content: bytesOf(typeof manifest === "string" ? manifest : JSON.stringify(manifest)) },
    ...more,
  ]);
const page = { name: "index.html", content: bytesOf(pageText) };

/** Bytes that a packer makes about fifty times smaller: less than what is refused for that alone. */
function filler(size: number): Uint8Array {
  const bytes = new Uint8Array(size).fill(32);
  for (let at = 0; at < size; at += 4_096) bytes.set(bytesOf(randomBytes(30).toString("hex")), at);
  return bytes.subarray(0, size);
}

describe("a package is refused", () => {
  const cases: [string, () => Uint8Array | Promise<Uint8Array>, string][] = [
    ["that is no archive", () => bytesOf("not a zip at all"), "package/not-a-zip"],
    ["that is empty", () => bytesOf(""), "package/not-a-zip"],
    [
      "that leaves its folder",
      () => archive(panelManifest, page, { name: "../evil.js", content: bytesOf("") }),
      "package/unsafe-path",
    ],
    [
      "that holds a link",
      () => archive(panelManifest, page, { name: "link", content: bytesOf("/etc/passwd"), mode: 0o120777 }),
      "package/special-file",
    ],
    [
      "that names a file twice",
      () => archive(panelManifest, page, { name: "INDEX.html", content: bytesOf("") }),
      "package/duplicate-path",
    ],
    [
      "that unpacks to far more than it is",
      () => archive(panelManifest, page, { name: "bomb.txt", content: new Uint8Array(30 * 1024 * 1024) }),
      "package/ratio",
    ],
    [
      "that unpacks to more than the limit",
      () => archive(panelManifest, page, { name: "bomb.txt", content: filler(61 * 1024 * 1024) }),
      "package/too-much-content",
    ],
    ["without a manifest", () => writeZip([page]), "package/no-manifest"],
    ["whose page is not in it", () => archive(panelManifest), "package/page-missing"],
    ["without a list of its files", () => archive(panelManifest, page), "package/no-file-list"],
    [
      "of an app that is hosted elsewhere",
      () =>
        archive({ ...panelManifest, pages: undefined, slots: ["right-panel"], entryUrl: "https://app.example.com/" }),
      "package/hosted-elsewhere",
    ],
    [
      "with bytes behind its end",
      async () => Buffer.concat([await packPanel({ version: "9.0.0" }), bytesOf("more")]),
      "package/extra-bytes",
    ],
    [
      "with a manifest of 10 MB",
      () => writeZip([{ name: "manifest.json", content: filler(10 * 1024 * 1024) }, page]),
      "package/manifest",
    ],
  ];
  test.each(cases)("%s", async (_what, make, rule) => {
    const before = packageFiles();
    const { status, code, message, details } = await upload(await make());
    expect({ status, code, rule: details?.["rule"] }).toEqual({ status: 400, code: "INVALID_ARGUMENT", rule });
    expect(details).toMatchObject({ problem: expect.stringMatching(/./), repair: expect.stringMatching(/./) });
    expect(message).toBe(`${String(details?.["problem"])} ${String(details?.["repair"])}`);
    expect(packageFiles()).toEqual(before);
  });

  test("with every problem of its manifest, where it stands and how to repair it", async () => {
    const manifest = { ...panelManifest, ttle: "x", permissions: [{ name: "customer.reed", reason: "To read." }] };
    const { details } = await upload(archive(JSON.stringify(manifest, null, 2), page));
    expect(details).toMatchObject({
      rule: "package/manifest",
      problems: [
        {
          rule: "manifest/unknown-permission",
          path: "permissions[0].name",
          line: 18,
          repair: 'Did you mean "customer.read"?',
        },
        { rule: "manifest/unknown-key", path: "ttle", line: 22 },
      ],
    });
  });

  test("of more than 20 MB, before the rest of it is read", async () => {
    expect(await upload(new Uint8Array(20 * 1024 * 1024 + 1))).toMatchObject({
      status: 413,
      code: "PAYLOAD_TOO_LARGE",
      details: { rule: "package/too-large" },
    });
  });

  test("from a supervisor, an agent, and somebody who is not signed in", async () => {
    const bytes = await packPanel({ version: "9.0.0" });
    for (const name of ["sofia", "asha"]) {
      const other = await TestAdministrator.signIn(server.url, name);
      expect((await other.refusal("POST", "/api/apps/packages", bytes)).code).toBe("PERMISSION_DENIED");
      expect((await other.refusal("GET", "/api/apps")).code).toBe("PERMISSION_DENIED");
    }
    const response = await fetch(`${server.url}/api/apps/packages`, {
      method: "POST",
      headers: { origin: server.url, "content-type": "application/octet-stream" },
      body: Buffer.from(bytes),
    });
    expect(response.status).toBe(401);
  });
});

test("a sound package is installed under its hash, and nothing of it runs before consent", async () => {
  const bytes = await packPanel({ name: "first" });
  const { status, body } = await admin.ask<AppVersion>("POST", "/api/apps/packages", bytes);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    appId: "first",
    version: "1.0.0",
    state: "INSTALLED",
    consented: false,
    signedBy: null,
    bytes: bytes.length,
    permissions: [
      {
        name: "interaction.read",
        reason: "To follow the interaction.",
        description: "Follow the agent's interactions",
        isNew: true,
      },
    ],
  });
  expect(packageFiles()).toContain(`${body.sha256}.aaex`);
  expect(statSync(join(server.dataFolder, "apps", body.sha256.slice(0, 2), `${body.sha256}.aaex`)).size).toBe(
    bytes.length,
  );
  const details = await admin.must<AppDetails>("GET", "/api/apps/first");
  expect(details).toMatchObject({ activeVersion: null, newestVersion: "1.0.0" });
  expect(details.audit.map(({ action, userId, version }) => [action, userId, version])).toEqual([
    ["UPLOADED", "admin", "1.0.0"],
  ]);
});

test("the same package again is found installed, other contents of its version are refused", async () => {
  const bytes = await packPanel({ name: "again" });
  await admin.must("POST", "/api/apps/packages", bytes);
  expect((await admin.must<AppVersion>("POST", "/api/apps/packages", bytes)).version).toBe("1.0.0");
  const other = await packPanel({ name: "again" }, { files: { "more.js": "1" } });
  expect((await upload(other)).details).toMatchObject({ rule: "package/version-taken" });
  await admin.must("DELETE", "/api/apps/again");
  const refused = await upload(other);
  expect(refused.details).toMatchObject({ rule: "package/version-taken", repair: expect.stringContaining("Raise") });
  await admin.must("POST", "/api/apps/packages", bytes);
});

test("an older version than the newest is refused", async () => {
  await admin.must("POST", "/api/apps/packages", await packPanel({ name: "newer", version: "2.0.0" }));
  const { details } = await upload(await packPanel({ name: "newer", version: "1.9.9" }));
  expect(details).toMatchObject({ rule: "package/downgrade", repair: expect.stringContaining("roll back") });
});

test("the key of the first signed package signs every later one", async () => {
  const publisher = createSigningKey();
  const stranger = createSigningKey();
  const pack = (version: string, signingKey?: string) =>
    packPanel({ name: "signed", version }, signingKey === undefined ? {} : { signingKey });
  const first = await admin.must<AppVersion>("POST", "/api/apps/packages", await pack("1.0.0", publisher.privateKey));
  expect(first.signedBy).toBe(publisher.fingerprint);
  expect((await upload(await pack("1.1.0"))).details).toMatchObject({ rule: "package/signature-missing" });
  const changed = await upload(await pack("1.1.0", stranger.privateKey));
  expect(changed.details).toMatchObject({
    rule: "package/signature-key",
    problem: expect.stringContaining(stranger.fingerprint),
  });
  await admin.must("POST", "/api/apps/packages", await pack("1.1.0", publisher.privateKey));
});

test("an app that needs a newer contract is refused", async () => {
  const { message, details } = await upload(await packPanel({ name: "future", minimumContract: "99.0.0" }));
  expect(message).toContain("needs contract 99.0.0");
  expect(details).toMatchObject({ rule: "manifest/incompatible" });
});

test("what is installed is there after a restart, and what a stop left half done is not", async () => {
  const own = await startTestServer();
  const first = await TestAdministrator.signIn(own.url);
  const { appId } = await first.install(await packPanel({ name: "kept" }));
  await own.stop();
  const stray = join(own.dataFolder, "apps", "incoming");
  mkdirSync(stray, { recursive: true });
  writeFileSync(join(stray, "half"), "half of a package");
  const again = await startTestServer({ dataFolder: own.dataFolder });
  const second = await TestAdministrator.signIn(again.url);
  expect(await second.must("GET", `/api/apps/${appId}`)).toMatchObject({ activeVersion: "1.0.0", state: "ACTIVE" });
  expect(readdirSync(join(own.dataFolder, "apps"))).not.toContain("incoming");
  await again.stop();
});
