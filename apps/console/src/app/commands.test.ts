import { describe, expect, it } from "vitest";
import type { Interaction } from "@omni/contract";
import { toSituation } from "../features/calls/index.ts";
import { testInteraction } from "../lib/agent-world.fakes.ts";
import { shortcuts } from "../lib/shortcuts.ts";
import type { CallsNow } from "./call-commands.ts";
import { listCommands, type Orders, type Situation } from "./commands.ts";

const nothing: Situation = {
  offer: null,
  selected: null,
  interactions: [],
  chosen: "AVAILABLE",
  breakReasons: ["Lunch"],
  apps: [],
  calls: { selected: null, canStart: false, canSchedule: false, canList: false },
};
const callsOf = (interaction: Interaction): CallsNow => ({
  ...nothing.calls,
  selected: { interaction, situation: toSituation(interaction, "u1", () => true) },
});
const list = (change: Partial<Situation>, ordered: string[] = []) => {
  const tell = (_target: object, name: string | symbol) => () => ordered.push(String(name));
  const calls = { get: tell };
  const orders = new Proxy({} as Orders, {
    get: (target, name) => (name === "calls" ? new Proxy(target.calls ?? target, calls) : tell(target, name)),
  });
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
    const now = { selected: open, interactions: [open], calls: callsOf(open) };
    expect(available(now)).toEqual(expect.arrayContaining(["compose", "end"]));
    expect(available(now)).not.toContain("dispose");
    expect(available({ selected: over, interactions: [over] })).toContain("dispose");
    expect(available({ selected: over, interactions: [over], calls: callsOf(over) })).not.toContain("end");
  });

  it("hold and resume by one command, each when it applies", () => {
    const { channelDetails } = testInteraction();
    const me = { participantId: "u1", type: "AGENT", name: "Asha", state: "CONNECTED" } as const;
    const call = (state: Interaction["state"]): Interaction =>
      testInteraction({ state, participants: [me], channelDetails: { ...channelDetails, channelType: "VOICE" } });
    const label = (interaction: Interaction) =>
      list({ selected: interaction, calls: callsOf(interaction) }).find(({ id }) => id === "holdCall");
    expect(label(call("CONNECTED"))).toMatchObject({ available: true, label: "Put the customer on hold" });
    expect(label(call("HELD"))).toMatchObject({ available: true, label: "Take the customer off hold" });
    expect(label(call("CONSULTING"))).toMatchObject({ available: false });
  });

  it("let the agent sign out only without open contacts", () => {
    expect(available({})).toContain("signOut");
    expect(available({ interactions: [testInteraction()] })).not.toContain("signOut");
  });
});
