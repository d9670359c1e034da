import { expect, test } from "vitest";
import { testInteraction } from "../../lib/agent-world.fakes.ts";
import { nextCrmPages } from "./opened-crm-pages.ts";

const page = { url: "https://crm.example/", permissions: [] };
const crmPages = { desk: page };
const connected = testInteraction({ campaignId: "desk", state: "CONNECTED", connectedAt: 1 });
const toUrl = (): string => `https://crm.example/?n=${Math.random()}`;

test("opens once when the interaction connects, and keeps its address whatever happens to it", () => {
  const offered = { ...connected, state: "OFFERED" as const, connectedAt: null };
  const none = nextCrmPages([], { interactions: [offered], crmPages }, toUrl);
  expect(none).toEqual([]);
  const opened = nextCrmPages(none, { interactions: [connected], crmPages }, toUrl);
  expect(opened).toHaveLength(1);
  for (const state of ["HELD", "CONNECTED", "CONFERENCE", "WRAP_UP"] as const)
    expect(nextCrmPages(opened, { interactions: [{ ...connected, state }], crmPages }, toUrl)).toBe(opened);
});

test("keeps its address when the campaign's page becomes another", () => {
  const opened = nextCrmPages([], { interactions: [connected], crmPages }, toUrl);
  const changed = { desk: { ...page, url: "https://other.example/" } };
  expect(nextCrmPages(opened, { interactions: [connected], crmPages: changed }, toUrl)).toBe(opened);
});

test("closes when the interaction has left the agent, or the campaign has no page any more", () => {
  const opened = nextCrmPages([], { interactions: [connected], crmPages }, toUrl);
  expect(nextCrmPages(opened, { interactions: [], crmPages }, toUrl)).toEqual([]);
  expect(nextCrmPages(opened, { interactions: [connected], crmPages: {} }, toUrl)).toEqual([]);
});

test("an interaction that ended before it connected, or whose campaign has no page, opens none", () => {
  const missed = { ...connected, state: "WRAP_UP" as const, connectedAt: null };
  const other = { ...connected, campaignId: "constructor" };
  expect(nextCrmPages([], { interactions: [missed, other], crmPages }, toUrl)).toEqual([]);
});
