import type { Interaction } from "@omni/contract";
import type { AppContext } from "@omni/live";
import { describe, expect, it } from "vitest";
import { testInteraction } from "../../lib/agent-world.fakes.ts";
import { createAppInstances } from "./app-instances.ts";
import { testApp } from "./app-registration.fakes.ts";
import { mostInteractionInstances } from "./arrange-instances.ts";

const contact = (interactionId: string, change: Partial<Interaction> = {}): Interaction =>
  testInteraction({ interactionId, ...change });

/** The same interactions with the focus on one of them. */
const focusOn = (interactionId: string, interactions: readonly Interaction[]): Interaction[] =>
  interactions.map((each) => ({ ...each, selected: each.interactionId === interactionId }));

const perInteraction = testApp({ appId: "form", scope: "INTERACTION" });

function open() {
  const instances = createAppInstances();
  return {
    ...instances,
    ids: () => instances.get().map(({ instanceId }) => instanceId),
    shown: () =>
      instances
        .get()
        .filter(({ shown }) => shown)
        .map(({ instanceId }) => instanceId),
  };
}

describe("contexts", () => {
  const chat = contact("i1", { processId: "care", campaignId: "web-chat", queueId: "q1", selected: true });
  const cases: [AppContext, Interaction | null, boolean][] = [
    [{ level: "CONTACT_CENTRE", id: "cc" }, null, true],
    [{ level: "CONTACT_CENTRE", id: "cc" }, chat, true],
    [{ level: "CONTACT_CENTRE", id: "cc", withoutChildren: true }, chat, false],
    [{ level: "PROCESS", id: "care" }, chat, true],
    [{ level: "PROCESS", id: "care" }, null, false],
    [{ level: "PROCESS", id: "sales" }, chat, false],
    [{ level: "PROCESS", id: "care", withoutChildren: true }, chat, false],
    [{ level: "CAMPAIGN", id: "web-chat" }, chat, true],
    [{ level: "CAMPAIGN", id: "web-chat", withoutChildren: true }, chat, false],
    [{ level: "CAMPAIGN", id: "web-chat", withoutChildren: true }, { ...chat, queueId: null }, true],
    [{ level: "QUEUE", id: "q1" }, chat, true],
    [{ level: "QUEUE", id: "q2" }, chat, false],
  ];
  it.each(cases)("%o with %o in focus", (context, focus, expected) => {
    const { arrange, shown } = open();
    arrange({ apps: [testApp({ contexts: [context] })], interactions: focus === null ? [] : [focus] });
    expect(shown()).toHaveLength(expected ? 1 : 0);
  });

  it("hide an app of the session and never let go of it", () => {
    const { arrange, ids, shown } = open();
    const apps = [testApp({ contexts: [{ level: "CAMPAIGN", id: "web-chat" }] })];
    arrange({ apps, interactions: [contact("i1", { selected: true })] });
    expect(shown()).toEqual(["right-panel.screen-pop.main"]);
    arrange({ apps, interactions: [] });
    expect([ids(), shown()]).toEqual([["right-panel.screen-pop.main"], []]);
  });

  it("are those of the first offer while nothing is chosen", () => {
    const { arrange, shown } = open();
    const apps = [testApp({ contexts: [{ level: "QUEUE", id: "q1" }] })];
    arrange({ apps, interactions: [contact("i1", { state: "OFFERED" })] });
    expect(shown()).toHaveLength(1);
  });
});

describe("an app of scope INTERACTION", () => {
  it("has an instance for each interaction once it is in focus, and keeps it over changes of the focus", () => {
    const { arrange, ids, shown } = open();
    const both = [contact("i1"), contact("i2")];
    arrange({ apps: [perInteraction], interactions: both });
    expect(ids()).toEqual([]);
    for (const id of ["i1", "i2", "i1"]) arrange({ apps: [perInteraction], interactions: focusOn(id, both) });
    expect(ids()).toEqual(["right-panel.form.main.i1", "right-panel.form.main.i2"]);
    expect(shown()).toEqual(["right-panel.form.main.i1"]);
  });

  it("ends with its interaction, and what it opened with it", () => {
    const { arrange, ids, openPage, get } = open();
    const both = [contact("i1"), contact("i2")];
    for (const id of ["i1", "i2"]) arrange({ apps: [perInteraction], interactions: focusOn(id, both) });
    const [first] = get();
    if (first === undefined) throw new Error("There is no instance.");
    openPage(first, "right-panel", `${first.app.origin}/more.html`);
    expect(ids()).toContain("right-panel.form.main./more.html.i1");
    arrange({ apps: [perInteraction], interactions: focusOn("i2", both).slice(1) });
    expect(ids()).toEqual(["right-panel.form.main.i2"]);
  });

  it("has at most ten instances: the one longest out of focus goes, and comes back with the focus", () => {
    const { arrange, ids } = open();
    const contacts = Array.from({ length: mostInteractionInstances + 1 }, (_, index) => contact(`i${index}`));
    for (const { interactionId } of contacts.slice(0, -1))
      arrange({ apps: [perInteraction], interactions: focusOn(interactionId, contacts) });
    arrange({ apps: [perInteraction], interactions: focusOn("i0", contacts) });
    arrange({ apps: [perInteraction], interactions: focusOn(`i${mostInteractionInstances}`, contacts) });
    expect(ids()).toHaveLength(mostInteractionInstances);
    expect(ids()).not.toContain("right-panel.form.main.i1");
    expect(ids()).toContain("right-panel.form.main.i0");
    arrange({ apps: [perInteraction], interactions: focusOn("i1", contacts) });
    expect(ids()).toContain("right-panel.form.main.i1");
  });

  it("shares one place, and so one tab, with its other instances", () => {
    const { arrange, get } = open();
    const both = [contact("i1"), contact("i2")];
    for (const id of ["i1", "i2"]) arrange({ apps: [perInteraction], interactions: focusOn(id, both) });
    expect(new Set(get().map(({ placeId }) => placeId))).toEqual(new Set(["right-panel.form.main"]));
  });
});

describe("when the agent's apps change", () => {
  it("what stays is the same instance in the same order, whatever its priority is now", () => {
    const { arrange, get, ids, change } = open();
    arrange({ apps: [testApp(), testApp({ appId: "b" })], interactions: [] });
    change("right-panel.b.main", { badge: 3, generation: 1 });
    const apps = [testApp({ appId: "c" }), testApp({ appId: "b", priority: 9, settings: { a: 1 } }), testApp()];
    expect(arrange({ apps, interactions: [] })).toEqual([]);
    expect(ids()).toEqual(["right-panel.screen-pop.main", "right-panel.b.main", "right-panel.c.main"]);
    expect(get()[1]).toMatchObject({ badge: 3, generation: 1, app: { settings: { a: 1 } } });
  });

  it("another version is loaded anew under the same identity, and told", () => {
    const { arrange, get, change, openPage } = open();
    arrange({ apps: [testApp()], interactions: [] });
    openPage({ app: testApp(), interactionId: null }, "right-panel", "http://screen-pop.localhost:4400/old.html");
    change("right-panel.screen-pop.main", { rest: "STOPPED", state: "FAILED", badge: 2 });
    const url = "http://screen-pop.localhost:4400/2/index.html";
    const updated = arrange({ apps: [testApp({ version: "2.0.0", url })], interactions: [] });
    expect(updated.map(({ instanceId }) => instanceId)).toEqual(["right-panel.screen-pop.main"]);
    expect(get()).toMatchObject([{ generation: 1, url, rest: null, state: "LOADING", badge: 0, shown: true }]);
  });

  it("an app that is taken away goes, and one with two pages in a slot has two places", () => {
    const { arrange, ids } = open();
    arrange({ apps: [testApp(), testApp({ page: "second" })], interactions: [] });
    expect(ids()).toEqual(["right-panel.screen-pop.main", "right-panel.screen-pop.second"]);
    arrange({ apps: [testApp()], interactions: [] });
    expect(ids()).toEqual(["right-panel.screen-pop.main"]);
  });
});

it("a slot that the console has no place of its own for is a tab of the right panel; a background app has none", () => {
  const { arrange, get } = open();
  const apps = [
    testApp({ appId: "a", slot: "left-shelf" }),
    testApp({ appId: "b", slot: "full-page" }),
    testApp({ appId: "c", scope: "BACKGROUND" }),
    testApp({ appId: "d", slot: "background" }),
  ];
  arrange({ apps, interactions: [] });
  expect(get().map(({ place, shown }) => [place, shown])).toEqual([
    ["right-panel", true],
    ["full-page", true],
    ["background", false],
    ["background", false],
  ]);
});
