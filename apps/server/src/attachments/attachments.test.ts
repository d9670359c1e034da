import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import type { Attachment, Message } from "@omni/contract";
import type { WireError } from "@omni/wire";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { ManualClock } from "../testing/manual-clock.ts";
import { TestCustomer } from "../testing/test-customer.ts";
import { removeFolders, signIn, startTestServer, startWork, type TestServer } from "../testing/test-server.ts";

const limit = 25 * 1024 * 1024;
const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(64, 7)]);
const pngOf = (sizeBytes: number) => Buffer.concat([png, Buffer.alloc(sizeBytes - png.length)]);

let server: TestServer;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.stop());
afterAll(removeFolders);

interface Uploaded {
  status: number;
  body: Attachment & { error?: WireError };
}

async function upload(path: string, name: string, content: Buffer | string, headers: Record<string, string>) {
  const response = await fetch(`${server.url}${path}?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", ...headers },
    body: new Uint8Array(Buffer.from(content)),
  });
  // The server answers every upload in JSON.
  const body = (await response.json()) as Uploaded["body"];
  return { status: response.status, body };
}

const asAgent = (cookie: string, name: string, content: Buffer | string) =>
  upload("/api/attachments", name, content, { cookie, origin: server.url });
const asCustomer = (token: string, name: string, content: Buffer | string) =>
  upload("/chat/attachments", name, content, { authorization: `Bearer ${token}`, origin: "https://shop.example" });

const download = (path: string, cookie = "") => fetch(server.url + path, { headers: { cookie } });

/** Every content that the data folder holds, whole or not. */
function contents(dataFolder = server.dataFolder): string[] {
  const folder = join(dataFolder, "attachments");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile());
}

async function connected() {
  const { console: agent, cookie } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url, { profile: { name: "Zoe" } });
  const { token } = await customer.welcome();
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  return { agent, cookie, customer, token, interactionId };
}

test("a file goes from the agent to the customer and is stored by its content", async () => {
  const { agent, cookie, customer, interactionId } = await connected();
  const { status, body } = await asAgent(cookie, "receipt.png", png);
  expect([status, body.contentType, body.sizeBytes]).toEqual([201, "image/png", png.length]);
  await agent.call("interaction.sendMessage", { interactionId, attachmentIds: [body.attachmentId] });
  const { message } = await customer
    .find((each) => each.type === "message")
    .then((each) => {
      if (each.type !== "message") throw new Error("no message");
      return each;
    });
  expect(message.attachments).toMatchObject([{ name: "receipt.png", contentType: "image/png" }]);
  const shown = await download(message.attachments[0]?.url ?? "");
  expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true);
  expect(shown.headers.get("content-disposition")).toContain("inline");
  expect(shown.headers.get("x-content-type-options")).toBe("nosniff");
  expect(shown.headers.get("content-security-policy")).toContain("sandbox");
  expect(shown.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(contents()).toHaveLength(1);
});

test("a file goes from the customer to the agent, and no other agent may see it", async () => {
  const { agent, cookie, customer, token } = await connected();
  const { status, body } = await asCustomer(token, "מסמך 👩‍👧.txt", "שלום עולם 👋");
  expect(status).toBe(201);
  customer.send({ type: "message", clientId: "a", text: "", attachmentIds: [body.attachmentId] });
  const received = await agent.event("messageReceived", ({ data }) => JSON.stringify(data).includes("file-"));
  const [attachment] = (received.data["message"] as { attachments: Attachment[] }).attachments;
  expect(attachment).toMatchObject({ name: "מסמך 👩‍👧.txt", contentType: "text/plain; charset=utf-8" });
  const own = `/api/attachments/${attachment?.attachmentId}`;
  const shown = await download(own, cookie);
  expect(await shown.text()).toBe("שלום עולם 👋");
  expect(shown.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''%D7/);
  expect((await download(own, await signIn(server.url, "ben"))).status).toBe(400);
  expect((await download(own, await signIn(server.url, "sofia"))).status).toBe(200);
  expect((await download(own)).status).toBe(401);
});

test("an app reads a file from its own origin by the address of the event, for an hour and unchanged", async () => {
  const { agent, customer, token, interactionId } = await connected();
  const { attachmentId } = (await asCustomer(token, "a.png", png)).body;
  customer.send({ type: "message", clientId: "a", text: "", attachmentIds: [attachmentId] });
  const received = await agent.event("messageReceived", ({ data }) => JSON.stringify(data).includes("file-"));
  const url = (received.data["message"] as Message).attachments[0]?.url ?? "";
  expect(url).toMatch(/^http:\/\/localhost:\d+\/omniapp\/attachments\//);
  const shown = await fetch(url, { headers: { origin: "http://some-app.apps.localhost" } });
  expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true);
  expect(shown.headers.get("access-control-allow-origin")).toBe("*");
  expect(shown.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(shown.headers.get("content-security-policy")).toContain("sandbox");

  const other = (await asCustomer(token, "b.png", png)).body;
  const ofCustomer = new URL(other.url, url).search;
  const forged = [
    url.replace(/expires=(\d+)/, (_all, at: string) => `expires=${Number(at) + 1}`),
    url.replace(attachmentId, other.attachmentId),
    // An address of a customer opens nothing here, as an app's opens nothing there.
    new URL(`/omniapp/attachments/${other.attachmentId}${ofCustomer}`, url).href,
    url.replace("/omniapp/", "/chat/"),
    `${url}x`,
  ];
  for (const each of forged) expect((await fetch(each)).status, each).toBe(400);

  const [own] = await agent.call("interaction.getMessages", { interactionId }).then((all) => all.slice(-1));
  expect(own?.attachments[0]?.url).toBe(`/api/attachments/${attachmentId}`);
  clock.advance(61 * 60_000);
  expect((await fetch(url)).status).toBe(400);
});

test("exactly 25 MB pass, and one byte more is PAYLOAD_TOO_LARGE and leaves nothing", async () => {
  const cookie = await signIn(server.url, "asha");
  expect((await asAgent(cookie, "large.png", pngOf(limit))).status).toBe(201);
  const refused = await asAgent(cookie, "larger.png", pngOf(limit + 1));
  expect([refused.status, refused.body.error?.code]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
  expect(refused.body.error?.message).toBe("larger.png is larger than 25 MB. Send a smaller file.");
  expect(contents()).toHaveLength(1);
});

test("a file that grows too large while it streams in leaves nothing", async () => {
  const cookie = await signIn(server.url, "asha");
  const status = await new Promise<number>((resolve, reject) => {
    const stream = request(`${server.url}/api/attachments?name=a.png`, {
      method: "POST",
      headers: { cookie, origin: server.url, "transfer-encoding": "chunked" },
    });
    stream.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    stream.on("error", reject);
    stream.write(png);
    stream.end(Buffer.alloc(limit));
  });
  expect(status).toBe(413);
  expect(contents()).toEqual([]);
});

test("an upload that breaks off leaves nothing", async () => {
  const cookie = await signIn(server.url, "asha");
  const stream = request(`${server.url}/api/attachments?name=a.png`, {
    method: "POST",
    headers: { cookie, origin: server.url, "content-length": "1000000" },
  });
  // It is broken off on purpose.
  stream.on("error", () => {});
  stream.write(png);
  await expect.poll(() => contents()).toHaveLength(1);
  stream.destroy();
  await expect.poll(() => contents()).toEqual([]);
});

test.each([
  ["a page that calls itself a picture", "picture.png", "<html><script>alert(1)</script>"],
  ["a program that calls itself a text", "notes.txt", Buffer.from("MZ\x90\x00\x03\x00", "latin1")],
  ["a drawing that can hold scripts", "logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
  ["a program", "setup.exe", Buffer.from("MZ", "latin1")],
  ["a name without an ending", "README", "text"],
  ["an empty file", "empty.txt", ""],
])("%s is refused and leaves nothing", async (_what, name, content) => {
  const cookie = await signIn(server.url, "asha");
  const refused = await asAgent(cookie, name, content);
  expect([refused.status, refused.body.error?.code]).toEqual([400, "INVALID_ARGUMENT"]);
  expect(contents()).toEqual([]);
});

test("a name loses its path and the characters that would reverse it", async () => {
  const cookie = await signIn(server.url, "asha");
  expect((await asAgent(cookie, "..\\..\\etc/in\u202egnp.txt", "hello")).body.name).toBe("ingnp.txt");
});

test("nobody uploads without a session or a conversation's token", async () => {
  expect((await asAgent("", "a.png", png)).status).toBe(401);
  expect((await asCustomer("forged", "a.png", png)).body.error?.code).toBe("INTERACTION_NOT_FOUND");
  const cookie = await signIn(server.url, "asha");
  const foreign = await upload("/api/attachments", "a.png", png, { cookie, origin: "https://shop.example" });
  expect(foreign.body.error?.code).toBe("ORIGIN_MISMATCH");
  expect(contents()).toEqual([]);
});

test("a file is sent by who uploaded it, and again in the same interaction only", async () => {
  const { agent, customer, token, cookie, interactionId } = await connected();
  const own = (await asAgent(cookie, "a.png", png)).body.attachmentId;
  const foreign = (await asCustomer(token, "b.png", png)).body.attachmentId;
  const send = (attachmentIds: string[], key?: string) =>
    agent.call("interaction.sendMessage", { interactionId, attachmentIds }, key === undefined ? {} : { key });
  await expect(send([foreign])).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  const sent = await send([own], "order");
  expect(await send([own], "order")).toEqual(sent);
  expect((await send([own])).attachments).toEqual(sent.attachments);
  customer.send({ type: "message", clientId: "x", text: "", attachmentIds: [own] });
  await customer.find((each) => each.type === "refused" && each.clientId === "x");
});

test("an address that was changed, or is over a week old, shows nothing", async () => {
  const { token } = await (await TestCustomer.open(server.url)).welcome();
  const { url } = (await asCustomer(token, "a.png", png)).body;
  expect((await download(url)).status).toBe(200);
  expect((await download(url.replace(/expires=\d/, "expires=9"))).status).toBe(400);
  expect((await download(`${url}x`)).status).toBe(400);
  clock.advance(9 * 24 * 60 * 60_000);
  expect((await download(url)).status).toBe(400);
});

test("what was uploaded and never sent goes after a day, and what was sent stays", async () => {
  const { agent, cookie, interactionId, token } = await connected();
  const sent = (await asAgent(cookie, "sent.png", png)).body;
  await agent.call("interaction.sendMessage", { interactionId, attachmentIds: [sent.attachmentId] });
  await asAgent(cookie, "same-content.png", png);
  await asAgent(cookie, "other.txt", "never sent");
  expect(contents()).toHaveLength(2);
  clock.advance(25 * 60 * 60_000);
  await expect.poll(() => contents()).toHaveLength(1);
  const { messages } = await (await TestCustomer.open(server.url, { token })).welcome();
  expect((await download(messages.at(-1)?.attachments[0]?.url ?? "")).status).toBe(200);
});

test("a start removes what a stop left half taken in", async () => {
  const cookie = await signIn(server.url, "asha");
  await asAgent(cookie, "kept.png", png);
  await server.stop();
  const folder = join(server.dataFolder, "attachments");
  mkdirSync(join(folder, "incoming"), { recursive: true });
  writeFileSync(join(folder, "incoming", "half"), "half");
  mkdirSync(join(folder, "00"), { recursive: true });
  writeFileSync(join(folder, "00", "0".repeat(64)), "without a row");
  server = await startTestServer({ dataFolder: server.dataFolder, clock });
  expect(contents()).toHaveLength(1);
});
