import type { AppMapping, AppPlaces } from "@omni/live";
import { expect, test } from "vitest";
import { fakeVersion } from "./app-details.fakes.ts";
import { isComplete, proposeMappings, sameMappings, toScopeTree, unknownSlots } from "./mapping-draft.ts";

const scopes: AppPlaces["scopes"] = [
  { level: "QUEUE", id: "gold", name: "Gold", parentId: "support" },
  { level: "CAMPAIGN", id: "sales", name: "Sales", parentId: "shop" },
  { level: "CONTACT_CENTRE", id: "centre", name: "The whole contact centre", parentId: null },
  { level: "CAMPAIGN", id: "support", name: "Support", parentId: "shop" },
  { level: "PROCESS", id: "shop", name: "Shop", parentId: "centre" },
];
const slots = [{ slot: "right-panel", title: "Right panel" }];
const place: AppMapping = {
  page: "main",
  slots: ["right-panel"],
  userTypes: ["AGENT"],
  scope: { level: "CONTACT_CENTRE", id: "centre", applicableToAllChildren: true },
};

test("proposes what the manifest wants, for agents of the whole contact centre", () => {
  expect(proposeMappings(fakeVersion(), slots, scopes)).toEqual([place]);
});

test("proposes no place in a slot that the console does not have, and names that slot", () => {
  const version = fakeVersion({ pages: [{ id: "main", title: "Panel", slots: ["left-panel"] }] });
  expect(proposeMappings(version, slots, scopes)).toEqual([]);
  expect(unknownSlots(version, slots)).toEqual(["left-panel"]);
});

test("proposes a background app without a slot", () => {
  const version = fakeVersion({ scope: "BACKGROUND", pages: [{ id: "main", title: "Panel", slots: [] }] });
  expect(proposeMappings(version, slots, scopes)).toEqual([{ ...place, slots: [] }]);
});

test("a place needs a role, and a slot unless the app is in the background", () => {
  expect(isComplete([place], false)).toBe(true);
  expect(isComplete([{ ...place, userTypes: [] }], false)).toBe(false);
  expect(isComplete([{ ...place, slots: [] }], false)).toBe(false);
  expect(isComplete([{ ...place, slots: [] }], true)).toBe(true);
});

test("the order of roles and slots is no change, the scope is", () => {
  const both: AppMapping = { ...place, userTypes: ["SUPERVISOR", "AGENT"] };
  expect(sameMappings([both], [{ ...place, userTypes: ["AGENT", "SUPERVISOR"] }])).toBe(true);
  const narrow = { ...place, scope: { ...place.scope, applicableToAllChildren: false } };
  expect(sameMappings([place], [narrow])).toBe(false);
});

test("the tree stands in reading order, each part below its own", () => {
  expect(toScopeTree(scopes).map(({ path, depth }) => [path, depth])).toEqual([
    ["The whole contact centre", 0],
    ["Shop", 1],
    ["Shop › Sales", 2],
    ["Shop › Support", 2],
    ["Shop › Support › Gold", 3],
  ]);
});
