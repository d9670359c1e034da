import { describe, expect, it } from "vitest";
import { testInteraction } from "../lib/agent-world.fakes.ts";
import { shortcuts } from "../lib/shortcuts.ts";
import { listCommands, type Orders, type Situation } from "./commands.ts";

const nothing: Situation = {
  offer: null,
  selected: null,
  interactions: [],
  chosen: "AVAILABLE",
  breakReasons: ["Lunch"],
  apps: [],
};
const list = (change: Partial<Situation>, ordered: string[] = []) => {
  const orders = new Proxy({} as Orders, { get: (_target, name) => () => ordered.push(String(name)) });
  return listCommands({ ...nothing, ...change }, orders, ({ customerDetails }) => customerDetails.name);
};
const available = (change: Partial<Situation>) =>
  list(change).flatMap((command) => (command.available ? [command.id] : []));

describe("commands", () => {
  it("give every shortcut one command", () => {
    const used = list({}).flatMap(({ shortcut }) => shortcut ?? []);
    expect(used.toSorted()).toEqual(Object.keys(shortcuts).toSorted());
  });

  it("have ids of their own", () => {
    const interactions = [testInteraction({ interactionId: "a" }), testInteraction({ interactionId: "b" })];
    const ids = list({ interactions, apps: [{ instanceId: "x", name: "X" }] }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("answer an offer only while there is one", () => {
    const offer = testInteraction({ state: "OFFERED" });
    expect(available({})).not.toContain("acceptOffer");
    expect(available({ offer, interactions: [offer] })).toContain("acceptOffer");
    const ordered: string[] = [];
    list({ offer }, ordered)
      .find(({ id }) => id === "acceptOffer")
      ?.run();
    expect(ordered).toEqual(["accept"]);
  });

  it("end what is open and dispose what is over", () => {
    const open = testInteraction({ selected: true });
    const over = testInteraction({ selected: true, state: "WRAP_UP" });
    expect(available({ selected: open, interactions: [open] })).toEqual(expect.arrayContaining(["compose", "end"]));
    expect(available({ selected: open, interactions: [open] })).not.toContain("dispose");
    expect(available({ selected: over, interactions: [over] })).toContain("dispose");
    expect(available({ selected: over, interactions: [over] })).not.toContain("end");
  });

  it("let the agent sign out only without open contacts", () => {
    expect(available({})).toContain("signOut");
    expect(available({ interactions: [testInteraction()] })).not.toContain("signOut");
  });
});
