import { closeCodes } from "@omni/live";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { ManualClock } from "../testing/manual-clock.ts";
import { TestConsole } from "../testing/test-console.ts";
import { post, removeFolders, signIn, startTestServer, startWork, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.stop());
afterAll(removeFolders);

const login = (username: string, password: string, headers: Record<string, string> = {}, force = false) =>
  post(server.url, "/api/session/login", { username, password, force }, headers);

async function whoIs(cookie: string): Promise<string | null> {
  const response = await fetch(`${server.url}/api/session`, { headers: { cookie } });
  const { user } = (await response.json()) as { user: { userName: string } | null };
  return user?.userName ?? null;
}

test("signing in gives an http-only cookie of this site alone, which is the session", async () => {
  const response = await fetch(`${server.url}/api/session/login`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url },
    body: JSON.stringify({ username: "Asha ", password: "omni-demo" }),
  });
  const cookie = response.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^omni_session=.+; HttpOnly; SameSite=Strict$/);
  expect(await whoIs(cookie.split(";")[0] ?? "")).toBe("asha");
});

test("the sixth attempt finds the account locked, for five minutes and then for longer", async () => {
  for (let attempt = 1; attempt <= 4; attempt++) expect((await login("ben", "wrong")).status).toBe(401);
  const locking = await login("ben", "wrong");
  expect(locking.status).toBe(423);
  expect(locking.body.error?.details).toEqual({ lockedUntil: clock.now() + 5 * 60_000 });
  expect((await login("ben", "omni-demo")).status).toBe(423);
  clock.advance(5 * 60_000 + 1);
  expect((await login("ben", "wrong")).body.error?.details).toEqual({ lockedUntil: clock.now() + 10 * 60_000 });
  clock.advance(10 * 60_000 + 1);
  expect((await login("ben", "omni-demo")).status).toBe(200);
  expect((await login("ben", "wrong")).status).toBe(401);
});

test("many guesses at once count as many", async () => {
  const statuses = (await Promise.all(Array.from({ length: 12 }, () => login("ben", "wrong")))).map(
    ({ status }) => status,
  );
  expect(statuses.filter((status) => status === 401)).toHaveLength(4);
  expect((await login("ben", "omni-demo")).status).toBe(423);
});

test("a name that nobody has is answered like any other, lock included", async () => {
  const answers = async (username: string) => {
    const codes = [];
    for (let attempt = 0; attempt < 6; attempt++) codes.push((await login(username, "wrong")).body.error?.code);
    return codes;
  };
  expect(await answers("nobody")).toEqual(await answers("ben"));
});

test("a request from another page changes nothing", async () => {
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: `http://screen-pop.apps.localhost:${server.port}` },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
  ];
  for (const headers of foreign) {
    const { status, body } = await login("asha", "omni-demo", headers);
    expect([status, body.error?.code]).toEqual([403, "ORIGIN_MISMATCH"]);
  }
});

test("a session's id changes at sign-in, and the old one is void", async () => {
  const first = await signIn(server.url, "asha");
  const second = await login("asha", "omni-demo", { cookie: first });
  expect(second.cookie).not.toBe(first);
  expect(await whoIs(first)).toBeNull();
  expect(await whoIs(second.cookie ?? "")).toBe("asha");
});

test("who is signed in elsewhere must say so to sign in here, and the other console is told", async () => {
  const { console: first, cookie } = await startWork(server.url, "asha");
  expect((await login("asha", "omni-demo")).body.error?.code).toBe("ALREADY_LOGGED_IN");
  const forced = await login("asha", "omni-demo", {}, true);
  expect(forced.status).toBe(200);
  expect((await first.closing()).reason).toBe("FORCED_OUT");
  expect(await first.closed).toBe(closeCodes.FORCED_OUT);
  expect(await whoIs(cookie)).toBeNull();
  const second = await TestConsole.open(server.url, forced.cookie ?? "");
  expect((await second.welcome()).snapshot?.session.chosen).toBe("AVAILABLE");
});

test("who signs in in another user's browser ends that user's session", async () => {
  const { console: asha, cookie } = await startWork(server.url, "asha");
  const ben = await login("ben", "omni-demo", { cookie });
  expect(await whoIs(ben.cookie ?? "")).toBe("ben");
  expect(await whoIs(cookie)).toBeNull();
  expect((await asha.closing()).reason).toBe("FORCED_OUT");
  expect(server.centre.world.agents.get("asha")?.loggedIn).toBe(false);
});

test("signing out over the live link ends the session everywhere", async () => {
  const { console: agent, cookie } = await startWork(server.url, "asha");
  expect(await agent.call("session.logout", undefined)).toBeNull();
  expect(await agent.closed).toBe(closeCodes.LOGGED_OUT);
  expect(await whoIs(cookie)).toBeNull();
  expect((await login("asha", "omni-demo")).status).toBe(200);
});

test("a session that is not renewed warns, then ends the agent's work", async () => {
  const { console: agent, cookie } = await startWork(server.url, "asha");
  clock.advance(12 * 60 * 60_000 - 4 * 60_000);
  expect((await agent.passing("sessionExpiring")).data["expiresAt"]).toBeTypeOf("number");
  clock.advance(5 * 60_000);
  expect(await agent.closed).toBe(closeCodes.EXPIRED);
  expect(await whoIs(cookie)).toBeNull();
  expect(server.centre.world.agents.get("asha")).toMatchObject({ loggedIn: false, loginStatus: "EXPIRED" });
});

test("too many attempts from one address are slowed down", async () => {
  await server.stop();
  server = await startTestServer({ signInsPerMinute: 3 });
  for (let attempt = 0; attempt < 3; attempt++) await login(`nobody-${attempt}`, "wrong");
  const { status, body } = await login("asha", "omni-demo");
  expect([status, body.error?.code]).toEqual([429, "RATE_LIMITED"]);
});

test("a form, and a body that is not as documented, are refused by what is wrong with them", async () => {
  const form = await fetch(`${server.url}/api/session/login`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: server.url },
    body: "username=asha&password=omni-demo",
  });
  expect(form.status).toBe(415);
  const { status, body } = await post(server.url, "/api/session/login", { username: "asha" });
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code: "INVALID_ARGUMENT", details: { path: "body.password" } });
});
