import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CurrentUser } from "@omni/contract";
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../store/open-store.ts";
import { AppInstaller, asks } from "../testing/install-app.ts";
import { ManualClock } from "../testing/manual-clock.ts";
import type { TestConsole } from "../testing/test-console.ts";
import { makeFolder, removeFolders, startTestServer, startWork, type TestServer } from "../testing/test-server.ts";
import { ContextTokens } from "./context-tokens.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
afterAll(removeFolders);

const backend = { appId: "backend" };

const currentUser: CurrentUser = {
  userId: "user-1",
  userName: "asha",
  name: "Asha",
  userType: "AGENT",
  locale: "en",
  contactCentreId: "centre",
};

const keySetOf = async (server: TestServer): Promise<JSONWebKeySet> =>
  // The server's own answer.
  (await (await fetch(`${server.url}/.well-known/jwks.json`)).json()) as JSONWebKeySet;

describe("context tokens", () => {
  let server: TestServer;
  let asha: TestConsole;
  const clock = new ManualClock();
  const audience = (): string => `http://backend.apps.localhost:${server.port}`;
  const verify = async (token: string, at = clock.now()) =>
    jwtVerify(token, createLocalJWKSet(await keySetOf(server)), {
      issuer: `http://localhost:${server.port}`,
      audience: audience(),
      algorithms: ["EdDSA"],
      currentDate: new Date(at),
    });
  const ask = () => asha.call("app.getContextToken", undefined, backend);

  beforeAll(async () => {
    server = await startTestServer({ clock });
    const installer = await AppInstaller.open(server);
    await installer.install({ name: "backend", permissions: asks("app.token") });
    await installer.install({ name: "plain" });
    ({ console: asha } = await startWork(server.url, "asha"));
  });
  afterAll(async () => {
    await server.stop();
  });

  it("tell the app's backend who is signed in, verified by the keys that the server publishes", async () => {
    const user = await asha.call("session.getCurrentUser", undefined);
    const { token, expiresAt } = await ask();
    const { payload, protectedHeader } = await verify(token);
    expect(protectedHeader).toMatchObject({ alg: "EdDSA", typ: "JWT" });
    expect(payload).toMatchObject({
      sub: user.userId,
      appId: "backend",
      version: "1.0.0",
      role: "AGENT",
      campaignIds: expect.arrayContaining(["web-chat-support"]),
      contactCentreId: user.contactCentreId,
    });
    expect(expiresAt).toBe((payload.exp ?? 0) * 1000);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
  });

  it("are void after five minutes, for another app, and when a character is changed", async () => {
    const { token, expiresAt } = await ask();
    await expect(verify(token, expiresAt + 1000)).rejects.toMatchObject({ code: "ERR_JWT_EXPIRED" });
    const keys = createLocalJWKSet(await keySetOf(server));
    await expect(jwtVerify(token, keys, { audience: "https://other.example" })).rejects.toMatchObject({ claim: "aud" });
    const [header, payload = "", signature] = token.split(".");
    const forged = Buffer.from(Buffer.from(payload, "base64url").toString().replace("AGENT", "ADMIN")).toString(
      "base64url",
    );
    await expect(verify([header, forged, signature].join("."))).rejects.toMatchObject({
      code: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
    });
  });

  it("need the permission, and an app", async () => {
    await expect(asha.call("app.getContextToken", undefined, { appId: "plain" })).rejects.toMatchObject({
      code: "PERMISSION_DENIED",
      details: { permission: "app.token" },
    });
    await expect(asha.call("app.getContextToken", undefined)).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
  });

  it("are verified by keys that any page may read and keep for five minutes, without a private part", async () => {
    const response = await fetch(`${server.url}/.well-known/jwks.json`, { headers: { origin: "https://app.example" } });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cache-control")).toBe("public, max-age=300");
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(await response.text()).not.toContain('"d"');
  });

  it("have keys that survive a restart, and lie encrypted", async () => {
    const { token } = await ask();
    const { dataFolder } = server;
    await server.stop();
    expect(readFileSync(join(dataFolder, "omni.sqlite")).includes('"crv"')).toBe(false);
    const before = audience();
    server = await startTestServer({ clock, dataFolder });
    const keys = createLocalJWKSet(await keySetOf(server));
    await jwtVerify(token, keys, { audience: before, currentDate: new Date(clock.now()) });
  });
});

it("context tokens are signed by the next key after 30 days, while the one before is served on", async () => {
  const clock = new ManualClock();
  const dataFolder = makeFolder();
  const store = await openStore(dataFolder, { onRollback: () => {} });
  const options = { store, clock, dataFolder, consoleUrl: () => "https://omni.example", contactCentreId: "centre" };
  const tokens = new ContextTokens(options);
  const app = { appId: "backend", version: "1.0.0", origin: "https://app.example" };
  const sign = async () => (await tokens.sign({ user: currentUser, campaignIds: [], app })).token;
  const verify = async (token: string, at: number) =>
    jwtVerify(token, createLocalJWKSet(await tokens.publicKeys()), { currentDate: new Date(at) });

  const before = await sign();
  const beganAt = clock.now();
  clock.advance(30 * day - 30 * minute);
  expect((await tokens.publicKeys()).keys).toHaveLength(2);
  expect(decodeProtectedHeader(await sign()).kid).toBe(decodeProtectedHeader(before).kid);
  clock.advance(60 * minute);
  const [after, double] = await Promise.all([sign(), sign()]);
  expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
  expect(decodeProtectedHeader(double).kid).toBe(decodeProtectedHeader(after).kid);
  await verify(after, clock.now());
  await verify(before, beganAt);
  clock.advance(2 * day);
  expect((await tokens.publicKeys()).keys.map(({ kid }) => kid)).toEqual([decodeProtectedHeader(after).kid]);
  store.close();
});
