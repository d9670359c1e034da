import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ManualClock } from "../testing/manual-clock.ts";
import { AppRequests, largestAnswerBytes } from "./app-requests.ts";
import type { HostAddress } from "./pinned-request.ts";
import { largestRequestBytes, type AppReach, type RequestArgument } from "./prepare-request.ts";
import { sendJson, startTestService, type TestService } from "./test-service.fakes.ts";

const secret = 's3cr&t/ "quoted"';
const loopback: HostAddress = { address: "127.0.0.1", family: 4 };
const faultOf = (reason: string) => ({ code: "TARGET_UNAVAILABLE", details: { reason } });

describe("requests of apps", () => {
  let service: TestService;
  let elsewhere: TestService;
  let resolved: string[];
  let addresses: Record<string, HostAddress[]>;
  let nextKey = 0;
  const clock = new ManualClock();
  const originOf = (name: string, { port } = service): string => `http://${name}.example:${port}`;
  const reach = (): AppReach => ({
    origins: [originOf("api"), originOf("other", elsewhere), originOf("inside"), "https://api.example"],
    urlOf: (key) => ({ apiUrl: `${originOf("api")}/v1/`, emptyUrl: null })[key],
    readSecret: (key) => (key === "apiKey" ? secret : null),
  });
  const make = (options = {}): AppRequests =>
    new AppRequests({
      clock,
      privateOrigins: [originOf("api"), originOf("other", elsewhere)],
      async resolve(name) {
        resolved.push(name);
        const found = addresses[name];
        if (found === undefined) throw new Error("ENOTFOUND");
        return found;
      },
      ...options,
    });
  let requests: AppRequests;
  const send = (argument: RequestArgument, key = `key-${nextKey++}`) =>
    requests.send({ agentId: "asha", appId: "panel", key }, reach(), argument);

  beforeAll(async () => {
    [service, elsewhere] = await Promise.all([startTestService(), startTestService()]);
  });
  beforeEach(() => {
    resolved = [];
    addresses = { "api.example": [loopback], "other.example": [loopback], "inside.example": [loopback] };
    for (const each of [service, elsewhere]) {
      each.received.length = 0;
      each.answer = (_request, response) => sendJson(response, { ok: true });
    }
    requests = make();
  });
  afterAll(() => Promise.all([service.stop(), elsewhere.stop()]));

  it("carry method, headers and JSON, and bring back status, headers and the value", async () => {
    service.answer = (_request, response) => {
      response.setHeader("x-total-count", "2");
      sendJson(response, [1, 2], 201);
    };
    const answer = await send({
      url: `${originOf("api")}/orders?of=today`,
      method: "POST",
      headers: { "X-Trace": "abc" },
      body: { item: "tea" },
    });
    expect(answer).toMatchObject({ status: 201, headers: { "x-total-count": "2" }, body: [1, 2] });
    expect(service.received).toEqual([
      expect.objectContaining({ method: "POST", path: "/orders?of=today", body: '{"item":"tea"}' }),
    ]);
    expect(service.received[0]?.headers).toMatchObject({ "x-trace": "abc", "content-type": "application/json" });
  });

  it("bring text as text, other bytes in base64, nothing as null, and an error's status as a status", async () => {
    service.answer = (_request, response) => void response.writeHead(404, { "content-type": "text/plain" }).end("None");
    expect(await send({ url: originOf("api") })).toMatchObject({ status: 404, body: "None" });
    service.answer = (_request, response) => void response.end(Buffer.from([0xff, 0xfe]));
    expect(await send({ url: originOf("api") })).toMatchObject({ body: { base64: "//4=" } });
    service.answer = (_request, response) => void response.writeHead(204).end();
    expect(await send({ url: originOf("api") })).toMatchObject({ status: 204, body: null });
  });

  it("get secrets in the address, headers and body, each as it is spelt there", async () => {
    await send({
      url: `${originOf("api")}/?key={{secret:apiKey}}`,
      method: "POST",
      headers: { authorization: "Bearer {{ secret:apiKey }}" },
      body: { login: { key: "{{secret:apiKey}}" } },
    });
    const [received] = service.received;
    expect(new URL(received?.path ?? "", "http://x").searchParams.get("key")).toBe(secret);
    expect(received?.headers.authorization).toBe(`Bearer ${secret}`);
    expect(JSON.parse(received?.body ?? "")).toEqual({ login: { key: secret } });
  });

  it("never bring a secret back that the service repeats, however it spells it", async () => {
    service.answer = ({ path, headers, body }, response) => {
      response.setHeader("x-echo", String(headers.authorization));
      sendJson(response, { path, headers, body, base64: Buffer.from(secret).toString("base64") });
    };
    const answer = await send({
      url: `${originOf("api")}/?key={{secret:apiKey}}`,
      method: "POST",
      headers: { authorization: "Bearer {{secret:apiKey}}" },
      body: "{{secret:apiKey}}",
    });
    const told = JSON.stringify(answer);
    expect(told).toContain("[secret]");
    for (const spelling of ["s3cr", Buffer.from(secret).toString("base64"), encodeURIComponent(secret)])
      expect(told).not.toContain(spelling);
  });

  it("tell no secret in an error", async () => {
    addresses = {};
    for (const url of [`${originOf("api")}/{{secret:apiKey}}`, `https://{{secret:apiKey}}.example/`]) {
      const error: unknown = await send({ url, headers: { a: "{{secret:apiKey}}" } }).catch(
        (caught: unknown) => caught,
      );
      expect(JSON.stringify(error) + String(error)).not.toContain("s3cr");
    }
  });

  it("go by the address of a setting, and below it, and never from there to another host", async () => {
    await send({ settingsKey: "apiUrl" });
    await send({ settingsKey: "apiUrl", url: "customers/7?full=1" });
    expect(service.received.map(({ path }) => path)).toEqual(["/v1/", "/v1/customers/7?full=1"]);
    for (const url of ["https://evil.example/", "//evil.example/", "/\\evil.example", " https://evil.example"])
      await expect(send({ settingsKey: "apiUrl", url })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    await expect(send({ settingsKey: "emptyUrl" })).rejects.toMatchObject(faultOf("SETTING_EMPTY"));
    await expect(send({ settingsKey: "toString" })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    await expect(send({})).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(service.received).toHaveLength(2);
  });

  it("reach no origin that the manifest does not name, and do not even resolve its name", async () => {
    for (const url of [
      "https://evil.example/",
      `${originOf("api")}0/`,
      `http://api.example@evil.example/`,
      "ftp://api.example/",
    ])
      await expect(send({ url })).rejects.toMatchObject({
        code: expect.stringMatching(/TARGET_UNAVAILABLE|INVALID_ARGUMENT/),
      });
    await expect(send({ url: "https://evil.example/" })).rejects.toMatchObject(faultOf("ORIGIN_NOT_ALLOWED"));
    expect(resolved).toEqual([]);
  });

  it("are refused when a name leads into a private network, or one of its addresses does", async () => {
    for (const address of ["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"]) {
      const anywhere: HostAddress = { address: "8.8.8.8", family: 4 };
      addresses["api.example"] = [anywhere, { address, family: address.includes(":") ? 6 : 4 }];
      const error = send({ url: "https://api.example/" });
      await expect(error).rejects.toMatchObject(faultOf("PRIVATE_ADDRESS"));
      await expect(error).rejects.not.toThrow(address);
    }
  });

  it("connect to the address that was checked, whatever a second look-up would say", async () => {
    const answers = [[loopback], [{ address: "10.0.0.8", family: 4 as const }]];
    requests = make({ resolve: async () => answers.shift() ?? [] });
    expect(await send({ url: originOf("api") })).toMatchObject({ status: 200 });
    expect(answers).toHaveLength(1);
    expect(service.received[0]?.headers.host).toBe(`api.example:${service.port}`);
  });

  it("need HTTPS, but where an administrator allows otherwise", async () => {
    await expect(send({ url: originOf("inside") })).rejects.toMatchObject(faultOf("INSECURE"));
  });

  it("follow redirects to allowed origins, three at most, and leave what is confidential behind", async () => {
    service.answer = (_request, response) =>
      void response.writeHead(307, { location: `${originOf("other", elsewhere)}/there` }).end();
    const headers = { "x-api-key": "{{secret:apiKey}}", authorization: "Basic abc", "x-plain": "1" };
    expect(await send({ url: originOf("api"), headers })).toMatchObject({ status: 200 });
    const passed = elsewhere.received[0]?.headers ?? {};
    expect(passed).toMatchObject({ "x-plain": "1" });
    expect(Object.keys(passed)).not.toEqual(expect.arrayContaining(["authorization"]));
    expect(Object.keys(passed)).not.toEqual(expect.arrayContaining(["x-api-key"]));
    service.answer = (_request, response) => void response.writeHead(302, { location: "/again" }).end();
    await expect(send({ url: originOf("api") })).rejects.toMatchObject(faultOf("REDIRECT_REFUSED"));
    expect(service.received).toHaveLength(1 + 4);
  });

  it("do not follow a redirect out of the allowed origins, nor into a private network", async () => {
    service.answer = (_request, response) => void response.writeHead(302, { location: "https://evil.example/" }).end();
    await expect(send({ url: originOf("api") })).rejects.toMatchObject(faultOf("ORIGIN_NOT_ALLOWED"));
    service.answer = (_request, response) => void response.writeHead(302, { location: "https://api.example/" }).end();
    await expect(send({ url: originOf("api") })).rejects.toMatchObject(faultOf("PRIVATE_ADDRESS"));
  });

  it("take no body with secrets to another origin, and turn a POST into a GET where browsers do", async () => {
    const location = `${originOf("other", elsewhere)}/there`;
    service.answer = (_request, response) => void response.writeHead(308, { location }).end();
    const post = { url: originOf("api"), method: "POST" } as const;
    await expect(send({ ...post, body: "{{secret:apiKey}}" })).rejects.toMatchObject(faultOf("REDIRECT_REFUSED"));
    await send({ ...post, body: "plain" });
    service.answer = (_request, response) => void response.writeHead(303, { location }).end();
    await send({ ...post, body: "{{secret:apiKey}}" });
    expect(elsewhere.received.map(({ method, body }) => [method, body])).toEqual([
      ["POST", "plain"],
      ["GET", ""],
    ]);
  });

  it("send no header that belongs to browsers or to the connection, and bring no cookie back", async () => {
    for (const name of [
      "Cookie",
      "Host",
      "Origin",
      "Content-Length",
      "Transfer-Encoding",
      "Sec-Fetch-Site",
      "X-Forwarded-For",
    ])
      await expect(send({ url: originOf("api"), headers: { [name]: "x" } })).rejects.toMatchObject({
        code: "INVALID_ARGUMENT",
        details: { path: `argument.headers.${name}` },
      });
    await expect(send({ url: originOf("api"), headers: { "x-a": "1\r\nx-b: 2" } })).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
    service.answer = (_request, response) => {
      response.setHeader("set-cookie", ["a=1", "b=2"]);
      sendJson(response, {});
    };
    const { headers } = await send({ url: originOf("api") });
    expect(Object.keys(headers)).not.toContain("set-cookie");
    expect(Object.keys(service.received[0]?.headers ?? {}).toSorted()).toEqual([
      "accept-encoding",
      "connection",
      "host",
    ]);
  });

  it("are refused when they are too large, and cut off when the answer is", async () => {
    const body = "x".repeat(largestRequestBytes + 1);
    await expect(send({ url: originOf("api"), method: "POST", body })).rejects.toMatchObject({
      code: "PAYLOAD_TOO_LARGE",
    });
    service.answer = (_request, response) => {
      const more = (): void =>
        void (response.write(Buffer.alloc(256 * 1024, 120)) ? setImmediate(more) : response.once("drain", more));
      more();
    };
    await expect(send({ url: originOf("api") })).rejects.toMatchObject(faultOf("RESPONSE_TOO_LARGE"));
    service.answer = (_request, response) => void response.end(Buffer.alloc(largestAnswerBytes, 120));
    expect(String((await send({ url: originOf("api") })).body)).toHaveLength(largestAnswerBytes);
  });

  it("end when the service does not answer in time, is not there, or has no such name", async () => {
    requests = make({ timeoutMs: 50 });
    service.answer = () => {};
    await expect(send({ url: originOf("api") })).rejects.toMatchObject(faultOf("TIMED_OUT"));
    const silent = make({ timeoutMs: 50, resolve: () => new Promise(() => {}) });
    requests = silent;
    await expect(send({ url: originOf("api") })).rejects.toMatchObject(faultOf("TIMED_OUT"));
    requests = make({ privateOrigins: [originOf("api", { ...service, port: 1 })] });
    const closed = { ...reach(), origins: ["http://api.example:1"] };
    const caller = { agentId: "asha", appId: "panel", key: "closed" };
    await expect(requests.send(caller, closed, { url: "http://api.example:1/" })).rejects.toMatchObject(
      faultOf("UNREACHABLE"),
    );
    addresses = {};
    requests = make();
    await expect(send({ url: originOf("api") })).rejects.toMatchObject(faultOf("NOT_FOUND"));
  });

  it("have so many places per user and per app, which are free again afterwards", async () => {
    requests = make({ mostAtOnce: { user: 2, app: 3 } });
    const waiting: (() => void)[] = [];
    service.answer = (_request, response) => void waiting.push(() => sendJson(response, {}));
    const as = (agentId: string) =>
      requests.send({ agentId, appId: "panel", key: `key-${nextKey++}` }, reach(), { url: originOf("api") });
    const accepted = [as("asha"), as("asha"), as("ben")];
    await expect(as("asha")).rejects.toMatchObject({ code: "RATE_LIMITED", details: { limit: 2 } });
    await expect(as("cara")).rejects.toMatchObject({ code: "RATE_LIMITED", details: { limit: 3 } });
    await expect.poll(() => waiting.length).toBe(3);
    for (const answer of waiting) answer();
    await Promise.all(accepted);
    service.answer = (_request, response) => sendJson(response, {});
    expect(await as("asha")).toMatchObject({ status: 200 });
  });

  it("are not sent again when a console that was cut off asks again", async () => {
    const order = { url: originOf("api"), method: "POST", body: { item: "tea" } } as const;
    const [first, second] = await Promise.all([send(order, "same"), send(order, "same")]);
    expect(await send(order, "same")).toEqual(first);
    expect(second).toEqual(first);
    expect(service.received).toHaveLength(1);
    clock.advance(60_000);
    await send(order, "same");
    expect(service.received).toHaveLength(2);
  });
});
