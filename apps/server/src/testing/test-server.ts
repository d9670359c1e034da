import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CurrentUser } from "@omni/contract";
import type { WireError } from "@omni/wire";
import { demoPassword } from "../demo/centre.ts";
import type { Settings } from "../settings.ts";
import { startServer, type RunningServer, type StartOptions } from "../start-server.ts";
import { TestConsole } from "./test-console.ts";

const folders: string[] = [];

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "omni-server-"));
  folders.push(folder);
  return folder;
}

/** For afterAll: nothing of the tests stays on the disk. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

const testSettings = (dataFolder: string): Settings => ({
  port: 0,
  host: "127.0.0.1",
  dataFolder,
  demo: true,
  appUrl: null,
  publicUrl: null,
  signInsPerMinute: 1000,
  appRequestPrivate: [],
  metricsToken: null,
  insightDays: null,
  logLevel: "error",
});

export type TestServer = RunningServer & { dataFolder: string };

/** The whole server in this process, on a port and a folder of its own. */
export async function startTestServer(options: Partial<StartOptions> = {}): Promise<TestServer> {
  const dataFolder = options.dataFolder ?? makeFolder();
  const server = await startServer({ ...testSettings(dataFolder), ...options });
  return { ...server, url: `http://127.0.0.1:${server.port}`, dataFolder };
}

export interface JsonReply<T> {
  status: number;
  body: T & { error?: WireError };
  cookie: string | null;
}

/** A request as the console's page sends it. */
export async function post<T = Record<string, unknown>>(
  url: string,
  path: string,
  body: unknown = {},
  headers: Record<string, string> = {},
): Promise<JsonReply<T>> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, ...headers },
    body: JSON.stringify(body),
  });
  // The server answers every such request in JSON.
  const reply = (await response.json()) as T & { error?: WireError };
  return { status: response.status, body: reply, cookie: response.headers.get("set-cookie")?.split(";")[0] ?? null };
}

/** Signs in and gives the cookie. */
export async function signIn(url: string, username: string, force = false): Promise<string> {
  const { status, body, cookie } = await post<{ user: CurrentUser }>(url, "/api/session/login", {
    username,
    password: demoPassword,
    force,
  });
  if (status !== 200 || cookie === null) throw new Error(`Signing ${username} in: ${JSON.stringify(body)}`);
  return cookie;
}

/** An administrator takes the right to see customers' personal data from a user. */
export async function hidePersonalData(url: string, userId: string): Promise<void> {
  const cookie = await signIn(url, "admin");
  const { status } = await fetch(`${url}/api/personal-data-rights/${userId}`, {
    method: "PUT",
    headers: { "content-type": "application/json", origin: url, cookie },
    body: JSON.stringify({ seen: false }),
  });
  if (status !== 200) throw new Error(`Hiding personal data from ${userId}: ${status}`);
  await post(url, "/api/session/logout", {}, { cookie });
}

/** An agent who is signed in, connected and takes chats. */
export async function startWork(url: string, username: string): Promise<{ console: TestConsole; cookie: string }> {
  const cookie = await signIn(url, username);
  const console = await TestConsole.open(url, cookie);
  await console.goToWork();
  return { console, cookie };
}
