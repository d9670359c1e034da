import { expect, test } from "vitest";
import { fakeApp, fakeVersion, noFigures } from "./app-details.fakes.ts";
import { appsInSlot } from "./apps-in-slot.ts";
import { totalByDay } from "./figures.ts";
import { filterApps } from "./filter-apps.ts";
import { leadingVersionOf } from "./leading-version.ts";
import { readAddress, writeAddress } from "./use-page-address.ts";

const inSlot = (appId: string, slot: string) =>
  fakeApp({
    appId,
    mappings: [
      {
        page: "main",
        slots: [slot],
        userTypes: ["AGENT"],
        scope: { level: "CONTACT_CENTRE", id: "centre", applicableToAllChildren: true },
      },
    ],
  });

test("a slot lists its apps: those put in order, then the others by name", () => {
  const apps = [
    inSlot("c", "right-panel"),
    inSlot("a", "right-panel"),
    inSlot("b", "full-page"),
    inSlot("d", "right-panel"),
  ];
  expect(appsInSlot("right-panel", apps, ["d"]).map(({ appId }) => appId)).toEqual(["d", "a", "c"]);
});

test("days without use are there with zeros, and versions are counted together", () => {
  const figures = [
    { day: "2026-05-31", version: "2.0.0", figures: { ...noFigures, MOUNTED: 2, CRASHED: 1 } },
    { day: "2026-05-31", version: "1.0.0", figures: { ...noFigures, MOUNTED: 3, CALL_ERROR: 4 } },
  ];
  expect(totalByDay(figures, 2, Date.UTC(2026, 4, 31, 23, 59))).toEqual([
    { day: "2026-05-30", opened: 0, errors: 0 },
    { day: "2026-05-31", opened: 5, errors: 5 },
  ]);
});

test("a search finds apps in which each of its words stands", () => {
  const apps = [fakeApp({ appId: "a", publisher: "Northwind" }), fakeApp({ appId: "b", title: "Record" })];
  expect(filterApps(apps, "panel NORTH").map(({ appId }) => appId)).toEqual(["a"]);
  expect(filterApps(apps, " ")).toHaveLength(2);
});

test("the version that is rolled out stands for the app, then the active one", () => {
  const versions = [fakeVersion({ version: "2.0.0" }), fakeVersion()];
  const rollOut = { version: "2.0.0", stage: { kind: "ALL" as const }, users: 1, ofUsers: 1 };
  expect(leadingVersionOf(fakeApp({ versions, rollOut }))?.version).toBe("2.0.0");
  expect(leadingVersionOf(fakeApp({ versions }))?.version).toBe("1.0.0");
});

test.each([
  { view: "LIST", appId: null, version: null, tab: "overview" },
  { view: "SLOTS", appId: null, version: null, tab: "overview" },
  { view: "APP", appId: "panel", version: null, tab: "versions" },
  { view: "INSTALL", appId: "panel", version: "2.0.0-beta+1", tab: "overview" },
] as const)("the address of $view $appId $tab leads back to it", (address) => {
  expect(readAddress(writeAddress(address))).toEqual(address);
});
