import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { projectRoot } from "../settings.ts";
import { AppInstaller, asks } from "../testing/install-app.ts";
import { makeFolder, removeFolders, startTestServer, startWork } from "../testing/test-server.ts";
import { appRates } from "./app-rates.ts";
import { largestAnswerBytes } from "./app-requests.ts";
import { largestRequestBytes } from "./prepare-request.ts";
import { largestValueBytes, mostKeys, quotaBytes } from "./storage-limits.ts";

const page = readFileSync(join(projectRoot, "docs/app-services.md"), "utf8");
const stops: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const stop of stops) await stop();
  removeFolders();
});

/** Runs the backend exactly as it is printed. */
async function startBackend(environment: Record<string, string>): Promise<string> {
  const code = /^```js backend\n(.*?)^```/ms.exec(page)?.[1] ?? "";
  const folder = makeFolder();
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
  const file = join(folder, "backend.mjs");
  writeFileSync(file, code);
  const backend = spawn(process.execPath, [file], {
    env: { ...process.env, ...environment, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  stops.unshift(() => {
    const gone = once(backend, "exit");
    backend.kill();
    return gone;
  });
  const [port] = await once(backend.stdout, "data");
  return `http://localhost:${String(port).trim()}/`;
}

test("the documented backend believes a token for its app, and no other", async () => {
  const server = await startTestServer();
  stops.push(() => server.stop());
  const installer = await AppInstaller.open(server);
  for (const name of ["backend", "stranger"]) await installer.install({ name, permissions: asks("app.token") });
  const { console: asha } = await startWork(server.url, "asha");
  const url = await startBackend({
    OMNI_ORIGIN: `http://localhost:${server.port}`,
    APP_ORIGIN: `http://backend.apps.localhost:${server.port}`,
  });
  const tell = async (token: string) => {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, text: await response.text() };
  };
  const { userId } = await asha.call("session.getCurrentUser", undefined);
  const { token } = await asha.call("app.getContextToken", undefined, { appId: "backend" });
  expect(await tell(token)).toEqual({ status: 200, text: JSON.stringify({ user: userId, role: "AGENT" }) });
  const { token: foreign } = await asha.call("app.getContextToken", undefined, { appId: "stranger" });
  expect(await tell(foreign)).toEqual({ status: 401, text: "ERR_JWT_CLAIM_VALIDATION_FAILED" });
  expect(await tell(`${token.slice(0, -3)}AAA`)).toMatchObject({ status: 401 });
  expect(await tell("")).toMatchObject({ status: 401 });
});

test("the page tells the limits as they are", () => {
  const rows = page.split("\n").map((line) => line.replaceAll(/\s+/g, " "));
  const has = (start: string, ...cells: (string | number)[]): void =>
    expect(rows.filter((row) => row.startsWith(`| ${start}`) && row.includes(cells.join(" | ")))).toHaveLength(1);
  const kilo = 1024;
  has("a value, as JSON", `${largestValueBytes / kilo} KB`);
  has("keys and values of an app for one user", `${quotaBytes.USER / kilo} KB`);
  has("the same for one campaign", `${quotaBytes.CAMPAIGN / kilo / kilo} MB`);
  expect(quotaBytes.CONTACT_CENTRE).toBe(quotaBytes.CAMPAIGN);
  has("keys in each of these", mostKeys.toLocaleString("en"));
  has("the body", `${largestRequestBytes / kilo / kilo} MB`);
  has("the answer", `${largestAnswerBytes / kilo / kilo} MB`);
  const rate = (name: keyof typeof appRates) => [appRates[name].burst, appRates[name].perSecond];
  has("`app.storage.get`, `list`", ...rate("STORAGE_READ"));
  has("`app.storage.set`, `delete`", ...rate("STORAGE_WRITE"));
  has("`app.request` |", ...rate("REQUEST"));
  has("`app.getContextToken` |", ...rate("TOKEN"));
  has("every other method", ...rate("OTHER"));
});
