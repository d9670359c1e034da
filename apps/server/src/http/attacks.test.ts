import { request } from "node:http";
import { methodNames, methods, type MethodName } from "@omni/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { demoPassword } from "../demo/centre.ts";
import { TestConsole } from "../testing/test-console.ts";
import { TestCustomer } from "../testing/test-customer.ts";
import { post, removeFolders, signIn, startTestServer, startWork, type TestServer } from "../testing/test-server.ts";

interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minimum?: number;
}

interface Operation {
  method: string;
  path: string;
  /** Well-formed, so that who asks is what decides. */
  body: string;
  query: string;
}

/** The smallest value of a schema. */
function toSample(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice !== undefined) return toSample(choice);
  if (schema.type === "object")
    return Object.fromEntries((schema.required ?? []).map((name) => [name, toSample(schema.properties?.[name] ?? {})]));
  if (schema.type === "array") return Array.from({ length: schema.minItems ?? 0 }, () => toSample(schema.items ?? {}));
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 1;
  return schema.type === "boolean" ? false : "x";
}

interface Described {
  requestBody?: { content: Record<string, { schema: Schema }> };
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
}

function toOperation(path: string, method: string, { requestBody, parameters = [] }: Described): Operation {
  const schema = requestBody?.content["application/json"]?.schema;
  const query = parameters
    .filter((each) => each.in === "query" && each.required === true)
    .map(({ name, schema: of }) => `${name}=${String(toSample(of))}`);
  return {
    method: method.toUpperCase(),
    path,
    body: JSON.stringify(schema === undefined ? {} : toSample(schema)),
    query: query.length === 0 ? "" : `?${query.join("&")}`,
  };
}

/** Takes no cookie: its caller is known by a token or a key, or it is anybody. */
const withoutCookie = [
  "POST /api/session/login",
  "POST /api/session/logout",
  "GET /api/session",
  "GET /api/public/info",
  "GET /api/toolbar/embedder",
  "GET /.well-known/jwks.json",
  "POST /api/v1/interactions/{interactionId}/insights",
  "POST /chat/attachments",
  "GET /chat/attachments/{attachmentId}",
  "GET /omniapp/attachments/{attachmentId}",
];

/** Of these, what answers as it does to somebody who is not signed in. */
const asksForKey = ["POST /api/session/login", "POST /api/v1/interactions/{interactionId}/insights"];

/** What an agent may ask of the interface; everything else is for supervisors or administrators. */
const forAgents = [
  "POST /api/session/renew",
  "POST /api/attachments",
  "GET /api/attachments/{attachmentId}",
  "GET /api/customers",
  "GET /api/customers/{customerId}",
  "POST /api/customers/{customerId}/merge",
  "POST /api/interactions/{interactionId}/customer",
  "POST /api/interactions/{interactionId}/show-record",
  "GET /api/customer-columns",
  "GET /api/interactions/{interactionId}/insights",
  "GET /api/interactions/{interactionId}/notices",
  "GET /api/interactions/{interactionId}/past",
];

let server: TestServer;
let operations: Operation[];
let agent: string;
beforeAll(async () => {
  server = await startTestServer();
  const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Described>>;
  };
  operations = Object.entries(document.paths).flatMap(([path, each]) =>
    Object.entries(each).map(([method, described]) => toOperation(path, method, described)),
  );
  agent = await signIn(server.url, "ben");
});
afterAll(async () => {
  await server.stop();
  removeFolders();
});

const nameOf = ({ method, path }: Pick<Operation, "method" | "path">): string => `${method} ${path}`;
const isSafe = ({ method }: Operation): boolean => method === "GET" || method === "HEAD";

async function ask({ method, path, query, body: own }: Operation, headers: Record<string, string>, body = own) {
  const hasBody = method !== "GET" && method !== "HEAD" && method !== "DELETE";
  const response = await fetch(server.url + path.replaceAll(/\{\w+\}/g, "x") + query, {
    method,
    headers: { ...(hasBody && { "content-type": "application/json" }), ...headers },
    ...(hasBody && { body }),
    redirect: "manual",
  });
  const text = await response.text();
  return { status: response.status, text };
}

/** Signs asha in through a proxy that says for whom it asks. */
const loginThrough = (port: number, forwardedFor: string, password: string) =>
  new Promise<{ status: number; cookie: string }>((resolve, reject) => {
    const body = JSON.stringify({ username: "asha", password });
    const headers = {
      host: "omni.example.com",
      origin: "https://omni.example.com",
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "x-forwarded-proto": "https",
      "x-forwarded-for": forwardedFor,
    };
    request({ host: "127.0.0.1", port, path: "/api/session/login", method: "POST", headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, cookie: String(response.headers["set-cookie"] ?? "") });
    })
      .on("error", reject)
      .end(body);
  });

describe("every route of the interface", () => {
  it("is refused to who is not signed in, unless it takes no session", async () => {
    const open: string[] = [];
    for (const operation of operations) {
      const { status } = await ask(operation, { origin: server.url });
      if (status !== 401) open.push(nameOf(operation));
    }
    // Where a token or an address that was given is asked for instead, what is wrong with it is said.
    expect(open.toSorted()).toEqual(withoutCookie.filter((name) => !asksForKey.includes(name)).toSorted());
  });

  it("is refused to agents, unless it is theirs", async () => {
    const open: string[] = [];
    for (const operation of operations) {
      if (withoutCookie.includes(nameOf(operation))) continue;
      const { status, text } = await ask(operation, { origin: server.url, cookie: agent });
      if (status !== 403 || !text.includes("PERMISSION_DENIED")) open.push(nameOf(operation));
    }
    expect(open.toSorted()).toEqual(forAgents.toSorted());
  });

  it("that changes something is refused to pages of other origins, whatever cookie comes along", async () => {
    const foreign = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `http://127.0.0.1:${server.port + 1}` },
      { origin: `https://127.0.0.1:${server.port}.evil.example` },
      { origin: `http://screen-pop.apps.localhost:${server.port}` },
      { origin: server.url, "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      {},
    ];
    const crossOrigin = ["POST /api/v1/interactions/{interactionId}/insights", "POST /chat/attachments"];
    for (const operation of operations.filter((each) => !isSafe(each) && !crossOrigin.includes(nameOf(each))))
      for (const headers of foreign) {
        const { status, text } = await ask(operation, { ...headers, cookie: agent });
        expect({ operation: nameOf(operation), status, text: text.includes("ORIGIN_MISMATCH") }).toEqual({
          operation: nameOf(operation),
          status: 403,
          text: true,
        });
      }
  });

  it("that other origins may call knows nobody by a cookie", async () => {
    const admin = await signIn(server.url, "admin");
    const headers = { origin: "https://evil.example", cookie: admin };
    for (const path of ["/api/v1/interactions/{interactionId}/insights", "/chat/attachments"])
      expect((await ask({ method: "POST", path, body: "{}", query: "" }, headers)).status, path).toBeGreaterThanOrEqual(
        400,
      );
    await post(server.url, "/api/session/logout", {}, { cookie: admin });
  });

  it("takes no body beyond its limit", async () => {
    const body = JSON.stringify({ text: "x".repeat(300 * 1024) });
    const uploads = ["/api/attachments", "/chat/attachments", "/api/apps/upload", "/api/imports"];
    for (const operation of operations.filter((each) => !isSafe(each) && each.method !== "DELETE")) {
      if (uploads.some((path) => operation.path.startsWith(path))) continue;
      const { status } = await ask(operation, { origin: server.url, cookie: agent }, body);
      expect([413, 403], nameOf(operation)).toContain(status);
    }
  });
});

describe("sockets", () => {
  const open = (path: string, headers: Record<string, string>): Promise<number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(server.url.replace("http", "ws") + path, { headers });
      socket.on("open", () => resolve(101));
      socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
      socket.on("error", () => {});
    });

  it("of agents open for the console's own pages only, cookie or not", async () => {
    for (const path of ["/live", "/phone"])
      for (const origin of ["https://evil.example", "null", `http://screen-pop.apps.localhost:${server.port}`, ""])
        expect(await open(path, { cookie: agent, ...(origin !== "" && { origin }) }), `${path} ${origin}`).toBe(403);
    expect(await open("/live", { cookie: agent, origin: "http://evil.example", host: "evil.example" })).toBe(421);
  });

  it("that say hello again and again are closed", async () => {
    const { console: flooding } = await startWork(server.url, "chen");
    for (let times = 0; times < 20; times++) flooding.send({ type: "hello", tabId: "tab", lastSeq: null });
    expect(await flooding.closing()).toMatchObject({ reason: "BAD_MESSAGE" });
    expect(flooding.messages.filter(({ type }) => type === "welcome").length).toBeLessThan(10);
  });
});

describe("sessions", () => {
  it("never go on under an id that was known before signing in", async () => {
    const planted = await signIn(server.url, "admin");
    const response = await fetch(`${server.url}/api/session/login`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.url, cookie: planted },
      body: JSON.stringify({ username: "dina", password: demoPassword }),
    });
    const cookie = response.headers.get("set-cookie")?.split(";")[0];
    expect(response.status).toBe(200);
    expect(cookie).not.toBe(planted);
    const who = (await (await fetch(`${server.url}/api/session`, { headers: { cookie: planted } })).json()) as {
      user: unknown;
    };
    expect(who.user).toBeNull();
  });

  it("of a server behind HTTPS are in a cookie that no host below it can set, and believe one proxy, in nothing but its place", async () => {
    const secure = await startTestServer({ publicUrl: "https://omni.example.com", signInsPerMinute: 3 });
    const login = (claimed: string, password = "x") => loginThrough(secure.port, `${claimed}, 203.0.113.7`, password);
    const { cookie } = await login("198.51.100.200", demoPassword);
    expect(cookie).toMatch(/^__Host-omni_session=.*; Path=\/.*; Secure/);
    expect(cookie).not.toContain("Domain");
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 5; attempt++) statuses.push((await login(`198.51.100.${attempt}`)).status);
    expect(statuses).toEqual([401, 401, 429, 429, 429]);
    const policy = await new Promise<string>((resolve, reject) => {
      const headers = { host: "omni.example.com", accept: "text/html", "x-forwarded-host": "x; script-src *" };
      request({ host: "127.0.0.1", port: secure.port, path: "/", headers }, (response) => {
        response.resume();
        resolve(String(response.headers["content-security-policy"]));
      })
        .on("error", reject)
        .end();
    });
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("*;");
    expect(policy).not.toContain("script-src *");
    await secure.stop();
  });

  it("are not locked for their owner by wrong passwords of somebody else, from however many addresses", async () => {
    const secure = await startTestServer({ publicUrl: "https://omni.example.com" });
    const login = async (address: string, password: string) =>
      (await loginThrough(secure.port, address, password)).status;
    for (const address of ["203.0.113.7", "203.0.113.8", "2001:db8::1"]) {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 6; attempt++) statuses.push(await login(address, "guess"));
      expect(statuses).toEqual([401, 401, 401, 401, 423, 423]);
    }
    // Another address of the same network, and the right password, change nothing for who guesses.
    expect(await login("2001:db8::2", "guess")).toBe(423);
    expect(await login("203.0.113.7", demoPassword)).toBe(423);
    expect(await login("198.51.100.20", demoPassword)).toBe(200);
    await secure.stop();
  });

  it("let nobody try another's password over a live socket, nor lock the account", async () => {
    const { console: asha } = await startWork(server.url, "asha");
    for (let attempt = 0; attempt < 6; attempt++)
      await expect(
        asha.call("session.forceLogin", { username: "sofia", password: `guess ${attempt}` }),
      ).rejects.toMatchObject({ code: "ALREADY_LOGGED_IN" });
    await expect(signIn(server.url, "sofia")).resolves.toContain("omni_session=");
  });
});

describe("an agent, with what is another agent's", () => {
  /** What each method takes beside the interaction's id. */
  const rest: Partial<Record<MethodName, object>> = {
    "interaction.sendDtmf": { digits: "1" },
    "interaction.transferInteraction": { target: { type: "QUEUE", id: "q" } },
    "interaction.startConsult": { target: { type: "AGENT", id: "ben" } },
    "interaction.completeConsult": { action: "CANCEL" },
    "interaction.addParticipant": { target: { type: "AGENT", id: "ben" } },
    "interaction.removeParticipant": { participantId: "p" },
    "interaction.sendMessage": { text: "Hello" },
    "interaction.setTyping": { typing: true },
    "interaction.updateInteraction": { data: { a: 1 } },
    "interaction.attachCrmRecord": { record: { recordId: "r", recordName: "n", recordType: "t" } },
    "interaction.disposeInteraction": { dispositionCode: "answered" },
    "interaction.disposeAndDial": { dispositionCode: "answered", to: "••••12" },
    "interaction.scheduleCallback": { at: Date.now() + 3_600_000, self: true, phone: "••••12" },
  };
  const ofOne = methodNames.filter(
    (name) => methods[name].parameters?.required?.includes("interactionId") && methods[name].api !== "ui",
  );

  it("is told that there is no such interaction, by every method of the contract and every route", async () => {
    const dev = await startTestServer();
    const { console: asha } = await startWork(dev.url, "asha");
    const customer = await TestCustomer.open(dev.url);
    await customer.write("Hello");
    const interactionId = (await asha.event("interactionOffered")).interactionId ?? "";
    await asha.call("interaction.acceptInteraction", { interactionId });
    const cookie = await signIn(dev.url, "ben");
    const ben = await TestConsole.open(dev.url, cookie);
    expect(ofOne.length).toBeGreaterThan(20);
    for (const name of ofOne)
      await expect(ben.callRaw(name, { interactionId, ...rest[name] }), name).rejects.toMatchObject({
        code: "INTERACTION_NOT_FOUND",
      });
    for (const [path, body] of [
      ["customer", { customerId: "C-1001" }],
      ["show-record", {}],
    ] as const)
      expect(
        (await post(dev.url, `/api/interactions/${interactionId}/${path}`, body, { cookie })).body.error?.code,
        path,
      ).toBe("INTERACTION_NOT_FOUND");
    for (const path of ["insights", "notices", "past"]) {
      const { status, ...reply } = await fetch(`${dev.url}/api/interactions/${interactionId}/${path}`, {
        headers: { cookie },
      }).then(async (response) => ({ status: response.status, text: await response.text() }));
      expect({ path, status, reply: reply.text.includes("INTERACTION_NOT_FOUND") }).toEqual({
        path,
        status: 404,
        reply: true,
      });
    }
    await dev.stop();
  });
});

it("no page or app gives agents a link that is code", async () => {
  const { console: asha } = await startWork(server.url, "emeka");
  const attach = (url: string) =>
    asha.call("interaction.attachCrmRecord", {
      interactionId: "any",
      record: { recordId: "r", recordName: "Ana", recordType: "Contact", url },
    });
  for (const url of [
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "data:text/html,<script>1</script>",
    "vbscript:x",
    "x",
  ])
    await expect(attach(url), url).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      details: { path: "argument.record.url" },
    });
  await expect(attach("https://crm.example/r")).rejects.toMatchObject({ code: "INTERACTION_NOT_FOUND" });
});

describe("static files", () => {
  const get = (path: string): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      // fetch would tidy the path up before it is sent.
      request({ host: "127.0.0.1", port: server.port, path }, (response) => {
        let body = "";
        response.on("data", (chunk) => (body += String(chunk)));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
      })
        .on("error", reject)
        .end();
    });

  it("lead nowhere outside of their folders", async () => {
    const climbs = ["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "....//", "%252e%252e%252f"];
    for (const folder of ["/assets/", "/demo/", "/demo/phone/", "/demo/crm/", "/omniapp/toolbar/", "/omniapp/sdk/"])
      for (const climb of climbs)
        for (const depth of [1, 2, 3, 6]) {
          const { body } = await get(`${folder}${climb.repeat(depth)}package.json`);
          expect(body, `${folder}${climb} ${depth}`).not.toContain('"workspaces"');
          expect(body).not.toContain('"dependencies"');
        }
    expect((await get("/assets/%00")).status).toBeGreaterThanOrEqual(400);
  });
});
