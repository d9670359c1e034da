import { describe, expect, it } from "vitest";
import { arrived, failure, openHost } from "./host.fakes.ts";
import { interactionEvent, themeEvent } from "./platform.fakes.ts";

describe("events", () => {
  it("delivers a registered event with its place in the app's sequence", async () => {
    const { mount, platform } = openHost();
    const page = mount().load();
    await page.follow("interactionSelected");
    const event = interactionEvent();
    platform.raise(event);
    platform.raise(themeEvent());
    platform.raise(event);
    const entries = await arrived(page, 2);
    expect(entries.map(({ payload }) => payload.sequence)).toEqual([1, 2]);
    const { customerDetails, ...rest } = event.payload as { customerDetails: object };
    expect(entries[0]).toEqual({
      name: "interactionSelected",
      payload: { ...rest, sequence: 1, customerDetails: { ...customerDetails, maskedFields: [] } },
    });
  });

  it("sends what is raised in one task as one batch", async () => {
    const { mount, platform } = openHost();
    const page = mount().load();
    await page.follow("themeChanged");
    for (let count = 0; count < 100; count++) platform.raise(themeEvent());
    await arrived(page, 100);
    expect(page.batches).toHaveLength(1);
  });

  it("keeps each app's sequence gapless, whatever the others follow", async () => {
    const { mount, platform } = openHost();
    const both = mount({}, "both").load();
    const one = mount({}, "one").load();
    await both.follow("themeChanged");
    await both.follow("interactionSelected");
    await one.follow("interactionSelected");
    for (const event of [themeEvent(), interactionEvent(), themeEvent(), interactionEvent()]) platform.raise(event);
    expect((await arrived(both, 4)).map(({ payload }) => payload.sequence)).toEqual([1, 2, 3, 4]);
    expect((await arrived(one, 2)).map(({ payload }) => payload.sequence)).toEqual([1, 2]);
  });

  it("delivers a visibility event to one app alone", async () => {
    const { mount } = openHost();
    const app = mount({}, "a");
    const page = app.load();
    const other = mount({}, "b").load();
    for (const each of [page, other]) {
      await each.caller.call("register", { group: "session", name: "visibilityChanged" });
    }
    app.mounted.deliver({ name: "visibilityChanged", interactionId: null, payload: { eventTime: 1, visible: true } });
    await arrived(page, 1);
    await other.caller.call("app.getContext");
    expect(other.entries()).toEqual([]);
  });

  it("masks personal data for an app without customer.pii", async () => {
    const { mount, platform } = openHost();
    const page = mount({ permissions: ["interaction.read"] }).load();
    await page.follow("interactionSelected");
    platform.raise(interactionEvent());
    const [entry] = await arrived(page, 1);
    expect(entry?.payload).toMatchObject({
      sequence: 1,
      customerDetails: {
        name: "Priya Nair",
        phones: ["•••••••••••78"],
        email: "p•••@example.com",
        fields: { tier: "GOLD", policy: "••••••56" },
        maskedFields: ["policy", "phones", "email"],
      },
      channelDetails: { from: "•••••••••••78", to: "+911140001234" },
    });
    expect(JSON.stringify(entry)).not.toContain("9812345");
  });

  it("rejects an unknown event with the nearest name, and one of the other group", async () => {
    const { mount } = openHost();
    const page = mount().load();
    expect(await failure(page.follow("interactionConected"))).toMatchObject({
      code: "UNKNOWN_EVENT",
      message: 'No event is named "interactionConected". Did you mean "interactionConnected"?',
      details: { nearest: "interactionConnected" },
    });
    const wrongGroup = page.caller.call("register", { group: "interaction", name: "themeChanged" });
    expect(await failure(wrongGroup)).toMatchObject({
      code: "UNKNOWN_EVENT",
      message: '"themeChanged" is an event of sdk.session, not of sdk.interaction.',
    });
    for (const argument of [undefined, null, {}, { name: 7 }, { group: "interaction", name: "__proto__" }]) {
      expect(await failure(page.caller.call("register", argument))).toMatchObject({ code: "UNKNOWN_EVENT" });
    }
  });

  it("rejects an event that the app may not see", async () => {
    const { mount } = openHost();
    const page = mount({ permissions: ["session.read"] }).load();
    expect(await failure(page.follow("messageReceived"))).toMatchObject({
      code: "PERMISSION_DENIED",
      details: { permission: "messages.read" },
    });
  });

  it("stops only when the last of two registrations is gone", async () => {
    const { mount, platform } = openHost();
    const page = mount().load();
    const unfollow = () => page.caller.call("unregister", { group: "session", name: "themeChanged" });
    await page.follow("themeChanged");
    await page.follow("themeChanged");
    await unfollow();
    platform.raise(themeEvent());
    await arrived(page, 1);
    await unfollow();
    platform.raise(themeEvent());
    await page.caller.call("app.getContext");
    expect(page.entries()).toHaveLength(1);
  });

  it("replays the present state in the register reply, marked and in sequence, before later events", async () => {
    const { mount, platform } = openHost();
    const first = interactionEvent("interactionConnected", { participants: [] });
    const second = interactionEvent("interactionConnected", { interactionId: "int-2", participants: [] });
    platform.past = [first, second];
    const page = mount().load();
    const reply = page.follow("interactionConnected", { replay: true });
    platform.raise(first);
    const replayed = JSON.parse((await reply) as string) as { payload: object }[];
    expect(replayed.map(({ payload }) => payload)).toMatchObject([
      { interactionId: "int-1", replayed: true, sequence: 1 },
      { interactionId: "int-2", replayed: true, sequence: 2 },
    ]);
    platform.raise(first);
    const [entry] = await arrived(page, 1);
    expect(entry?.payload).toMatchObject({ sequence: 3 });
    expect(entry?.payload).not.toHaveProperty("replayed");
  });

  it("never delivers an event that breaks the contract, and logs it once for all frames", async () => {
    const { mount, platform, log } = openHost();
    const pages = [mount({}, "a").load(), mount({}, "b").load()];
    for (const page of pages) await page.follow("themeChanged");
    platform.raise({ ...themeEvent(), payload: { eventTime: 1, theme: "blue" } });
    platform.raise(themeEvent());
    for (const page of pages)
      expect(await arrived(page, 1)).toMatchObject([{ payload: { sequence: 1, theme: "dark" } }]);
    expect(log).toMatchObject([
      { instanceId: null, level: "error", message: expect.stringContaining("payload.theme") },
    ]);
  });
});

describe("messages between apps", () => {
  it("delivers to the apps that subscribed, in order with events, and not to the sender", async () => {
    const { mount, platform } = openHost();
    const sender = mount({ appId: "sender" }, "s").load();
    const page = mount({}, "r").load();
    for (const each of [sender, page]) await each.caller.call("app.subscribe", { topic: "cart" });
    await page.follow("themeChanged");
    platform.raise(themeEvent());
    await expect(sender.caller.call("app.publish", { topic: "cart", data: { items: 2 } })).resolves.toEqual({
      delivered: 1,
    });
    expect(await arrived(page, 2)).toMatchObject([
      { name: "themeChanged" },
      { topic: "cart", data: { items: 2 }, from: { appId: "sender", instanceId: "s" } },
    ]);
    await page.caller.call("app.unsubscribe", { topic: "cart" });
    await expect(sender.caller.call("app.publish", { topic: "cart", data: 1 })).resolves.toEqual({ delivered: 0 });
    expect(sender.entries()).toEqual([]);
  });
});
