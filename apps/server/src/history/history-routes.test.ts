import type { HistoryPage, PastInteractionDetail } from "@omni/live";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { TestCustomer } from "../testing/test-customer.ts";
import {
  hidePersonalData,
  removeFolders,
  signIn,
  startTestServer,
  startWork,
  type TestServer,
} from "../testing/test-server.ts";

let server: TestServer;
let supervisor: string;
beforeEach(async () => {
  server = await startTestServer();
  supervisor = await signIn(server.url, "sofia");
});
afterEach(() => server.stop());
afterAll(removeFolders);

async function get<T>(path: string, cookie = supervisor): Promise<{ status: number; body: T }> {
  const response = await fetch(server.url + path, { headers: { cookie } });
  // The server answers these requests in JSON.
  return { status: response.status, body: (await response.json()) as T };
}

const page = async (query: string, cookie?: string): Promise<HistoryPage> =>
  (await get<HistoryPage>(`/api/history?${query}`, cookie)).body;

/** One chat from the first word to its disposition. */
async function talk(text: string, notes: string): Promise<string> {
  const { console: agent } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url, { profile: { name: "=Zoë Łane", phone: "+44 (20) 7946-0123" } });
  await customer.write(text);
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  await agent.call("interaction.endInteraction", { interactionId });
  await agent.call("interaction.disposeInteraction", { interactionId, dispositionCode: "answered", notes });
  return interactionId;
}

test("what is over is found by customer, number however written, agent, notes and words said", async () => {
  const interactionId = await talk("My samovar leaks", "Sent a gasket");
  for (const search of ["zoe", "SAMOVAR", "79460123", "020 7946 0123".slice(1), "+44 20 7946 0123", "gasket asha"]) {
    const { items, total } = await page(`search=${encodeURIComponent(search)}`);
    expect(
      items.map((item) => item.interactionId),
      search,
    ).toEqual([interactionId]);
    expect(total).toBe(1);
  }
  expect((await page("search=nobodysaidthis")).items).toEqual([]);
  expect((await page(`search=${encodeURIComponent('zzz" OR *')}`)).items).toEqual([]);
});

test("who may not see numbers finds nobody by parts of one, and by the whole who has it", async () => {
  const interactionId = await talk("My samovar leaks", "Sent a gasket");
  const find = async (search: string) =>
    (await page(`search=${encodeURIComponent(search)}`)).items.map((item) => item.interactionId);
  expect(await find("7946")).toEqual([interactionId]);
  await hidePersonalData(server.url, "sofia");
  for (const part of ["7946", "0123", "20794601", "+44 20 79"]) expect(await find(part), part).toEqual([]);
  for (const whole of ["+44 20 7946 0123", "zoe", "samovar 442079460123"])
    expect(await find(whole), whole).toEqual([interactionId]);
});

test("filters narrow, and pages follow one another without gap or double in every order", async () => {
  await talk("Hello", "");
  const today = await page(`channelType=CHAT&agentId=asha&dispositionCode=answered&from=${Date.now() - 3_600_000}`);
  expect(today.items).toMatchObject([{ agentName: "Asha Menon", systemDisposition: "CONNECTED" }]);
  const { total } = await page("limit=1");
  for (const sort of ["startedAt", "waited", "handled", "customer", "agent"])
    for (const order of ["asc", "desc"]) {
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const next: HistoryPage = await page(`sort=${sort}&order=${order}&limit=200${cursor && `&cursor=${cursor}`}`);
        seen.push(...next.items.map((item) => item.interactionId));
        cursor = next.cursor;
      }
      expect(seen.length, `${sort} ${order}`).toBe(total);
      expect(new Set(seen).size).toBe(total);
    }
});

test("the detail tells the whole course in words, with the messages", async () => {
  const interactionId = await talk("My lamp is broken", "");
  const { body } = await get<PastInteractionDetail>(`/api/history/interactions/${interactionId}`);
  expect(body.messages.map(({ text }) => text)).toEqual(["My lamp is broken"]);
  expect(body.timeline.map(({ text }) => text)).toEqual(
    expect.arrayContaining(["Connected with Asha Menon.", "Asha Menon disposed it as answered."]),
  );
  expect(body.interaction).toMatchObject({ isMasked: false, dispositionName: "Question answered" });
  await hidePersonalData(server.url, "sofia");
  const masked = await get<PastInteractionDetail>(`/api/history/interactions/${interactionId}`);
  expect(masked.body.interaction.isMasked).toBe(true);
  const file = await fetch(`${server.url}/api/history/export.csv`, { headers: { cookie: supervisor } });
  for (const text of [JSON.stringify(masked.body), JSON.stringify(await page("limit=200")), await file.text()])
    expect(text).not.toContain("7946-0123");
  const seen = await get<PastInteractionDetail>(
    `/api/history/interactions/${interactionId}`,
    await signIn(server.url, "admin", true),
  );
  expect(seen.body.interaction.customerAddress).toBe("+44 (20) 7946-0123");
});

test("who left before an agent answered is in the history too", async () => {
  const customer = await TestCustomer.open(server.url, { profile: { name: "Quinn" } });
  await customer.write("Hello?");
  const [interactionId] = server.centre.world.interactions.keys();
  await server.centre.execute({
    type: "interaction.end",
    interactionId: interactionId ?? "",
    endedBy: "CUSTOMER",
    systemDisposition: null,
  });
  expect((await page("search=quinn")).items).toMatchObject([{ agentId: null, systemDisposition: "CALL_HANGUP" }]);
});

test("the history outlives a restart", async () => {
  const interactionId = await talk("Remember me", "");
  await server.stop();
  server = await startTestServer({ dataFolder: server.dataFolder });
  supervisor = await signIn(server.url, "sofia", true);
  expect((await page("search=remember")).items[0]?.interactionId).toBe(interactionId);
});

test("the export holds what the filters leave, quoted, without formulas", async () => {
  await talk("Hello", 'He said "no, thanks",\nthen left');
  const response = await fetch(`${server.url}/api/history/export.csv?search=zoe`, { headers: { cookie: supervisor } });
  expect(response.headers.get("content-disposition")).toContain("attachment");
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  expect(text.split("\r\n")).toHaveLength(3);
  expect(text).toContain(`"'=Zoë Łane"`);
  expect(text).toContain(`"He said ""no, thanks"",\nthen left"`);
  const everything = await fetch(`${server.url}/api/history/export.csv?bom=0`, { headers: { cookie: supervisor } });
  const lines = (await everything.text()).trim().split("\r\n");
  expect(lines).toHaveLength(((await page("limit=1")).total ?? 0) + 1);
});

test("an agent opens what the customer at hand had before, masked, and nothing of a stranger", async () => {
  const profile = { name: "Omar Murphy", email: "omar.murphy@example.com" };
  const { console: asha, cookie: ashasCookie } = await startWork(server.url, "asha");
  const before = await TestCustomer.open(server.url, { profile });
  await before.write("Call me at 020 7946 0123 about the kettle");
  const pastId = (await asha.event("interactionOffered")).interactionId ?? "";
  await asha.call("interaction.acceptInteraction", { interactionId: pastId });
  await server.centre.execute({
    type: "supervisor.lookIn",
    supervisorId: "sofia",
    interactionId: pastId,
    mode: "SNOOP",
  });
  await asha.call("interaction.endInteraction", { interactionId: pastId });
  await asha.call("interaction.disposeInteraction", {
    interactionId: pastId,
    dispositionCode: "answered",
    notes: "Wants a kettle",
  });
  await asha.call("session.setAvailability", { status: "ON_BREAK", breakReason: "Lunch" });
  const path = `/api/interactions/${pastId}/past`;

  await hidePersonalData(server.url, "ben");
  const { console: ben, cookie } = await startWork(server.url, "ben");
  expect((await get(path, cookie)).body).toMatchObject({ error: { code: "INTERACTION_NOT_FOUND" } });
  expect((await get(`/api/interactions/${pastId}/notices`, cookie)).body).toMatchObject({
    error: { code: "INTERACTION_NOT_FOUND" },
  });

  const again = await TestCustomer.open(server.url, { profile });
  await again.write("It is me again");
  await ben.event("interactionOffered");
  const { body } = await get<PastInteractionDetail>(path, cookie);
  expect(body.interaction).toMatchObject({ isMasked: true, dispositionCode: "answered", notes: "Wants a kettle" });
  expect(body.interaction.customerAddress).toContain("•");
  expect(body.messages.map(({ text }) => text)).toHaveLength(1);
  expect(JSON.stringify(body)).not.toContain("omar.murphy");
  expect(body.timeline.map(({ text }) => text)).toContain("Connected with Asha Menon.");
  expect(JSON.stringify(body.timeline)).not.toContain("looked in");
  const whole = (await get<PastInteractionDetail>(path, ashasCookie)).body.interaction;
  expect(whole.isMasked).toBe(false);
  expect(whole.customerAddress).not.toContain("•");
});

test("agents are refused, and wrong questions are answered with what is wrong", async () => {
  const agent = await signIn(server.url, "ben");
  for (const path of ["/api/history", "/api/history/export.csv", "/api/history/choices", "/api/history/interactions/x"])
    expect((await get(path, agent)).status, path).toBe(403);
  expect(await get("/api/history?sort=colour")).toMatchObject({
    status: 400,
    body: { error: { code: "INVALID_ARGUMENT" } },
  });
  expect(await get("/api/history?cursor=nonsense")).toMatchObject({ status: 400 });
  expect(await get("/api/history/interactions/none")).toMatchObject({
    body: { error: { code: "INTERACTION_NOT_FOUND" } },
  });
});
