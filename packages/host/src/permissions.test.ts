import { eventNames, events, methodNames, methods, permissionsOf, type Permission } from "@omni/contract";
import { describe, expect, it } from "vitest";
import { codes, everyPermission, failure, openHost } from "./host.fakes.ts";

const fast = { limits: { callsPerSecond: 100_000, callBurst: 100_000 } };

/** A page of an app without any permission, and one of an app that lacks a single one. */
function openWithout(permission: Permission) {
  const { mount, platform, log } = openHost(fast);
  const bare = mount({ permissions: [] }, "bare").load();
  const lacking = mount({ permissions: everyPermission.filter((each) => each !== permission) }, "lacking").load();
  return { bare, lacking, platform, log };
}

const guardedMethods = methodNames.flatMap((name) =>
  permissionsOf(methods[name]).map((permission) => ({ name, permission })),
);
const guardedEvents = eventNames.flatMap((name) =>
  permissionsOf(events[name]).map((permission) => ({ name, permission, group: events[name].group })),
);

describe("an app's permissions, in the host", () => {
  it.each(guardedMethods)("refuse $name to an app without $permission, whatever its argument", async (guarded) => {
    const { name, permission } = guarded;
    const { bare, lacking, platform, log } = openWithout(permission);
    const refused = { code: "PERMISSION_DENIED", details: { permission } };
    expect(await failure(lacking.caller.call(name, { anything: true }))).toMatchObject(refused);
    expect(await failure(bare.caller.call(name))).toMatchObject({ code: "PERMISSION_DENIED" });
    expect(platform.calls).toEqual([]);
    expect(codes(log)).toContain("PERMISSION_DENIED");
  });

  it.each(guardedEvents)("refuse $name to an app without $permission, with and without replay", async (guarded) => {
    const { name, group, permission } = guarded;
    const { bare, lacking } = openWithout(permission);
    const refused = { code: "PERMISSION_DENIED", details: { permission } };
    for (const replay of [false, true])
      expect(await failure(lacking.caller.call("register", { group, name, replay }))).toMatchObject(refused);
    expect(await failure(bare.caller.call("register", { group, name }))).toMatchObject({ code: "PERMISSION_DENIED" });
  });

  it("leave free only what is the app's own or says nothing of people", () => {
    const freeMethods = methodNames.filter((name) => permissionsOf(methods[name]).length === 0);
    expect(freeMethods).toEqual([
      "configuration.getCapabilities",
      "configuration.getAppSettings",
      "app.getContext",
      "app.log",
      ...freeMethods.filter((name) => methods[name].api === "ui"),
    ]);
    expect(eventNames.filter((name) => permissionsOf(events[name]).length === 0)).toEqual([
      "connectionChanged",
      "themeChanged",
      "localeChanged",
      "visibilityChanged",
    ]);
  });
});
