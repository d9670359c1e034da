import { eventNames, type Permission } from "@omni/contract";
import { OmniError } from "@omni/wire";
import { describe, expect, it, vi } from "vitest";
import { codes, everyPermission, failure, openHost } from "./host.fakes.ts";
import { interactionEvent } from "./platform.fakes.ts";

describe("calls", () => {
  it("hands a permitted, well-formed call to the platform with its context", async () => {
    const { mount, platform } = openHost();
    platform.answer = () => "ok";
    const page = mount().load();
    platform.answer = () => null;
    await expect(page.caller.call("session.logout")).resolves.toBeNull();
    expect(platform.calls).toEqual([
      {
        method: "session.logout",
        argument: undefined,
        context: {
          instanceId: "inst-1",
          appId: "app-1",
          permissions: everyPermission,
          signal: expect.any(AbortSignal),
        },
      },
    ]);
  });

  it("rejects an unknown method with the nearest name", async () => {
    const { mount, platform } = openHost();
    const page = mount().load();
    expect(await failure(page.caller.call("interaction.holdInteracton", {}))).toMatchObject({
      code: "UNKNOWN_METHOD",
      message: 'No method is named "interaction.holdInteracton". Did you mean "interaction.holdInteraction"?',
      details: { nearest: "interaction.holdInteraction" },
    });
    for (const name of ["constructor", "__proto__", "toString", ""]) {
      expect(await failure(page.caller.call(name))).toMatchObject({ code: "UNKNOWN_METHOD" });
    }
    expect(platform.calls).toEqual([]);
  });

  it("rejects a wrong argument with path, expected and got", async () => {
    const { mount, platform } = openHost();
    const page = mount().load();
    expect(await failure(page.caller.call("interaction.holdInteraction", { interactionId: 7 }))).toMatchObject({
      code: "INVALID_ARGUMENT",
      details: { path: "argument.interactionId", expected: expect.stringContaining("a string"), got: "7" },
    });
    expect(await failure(page.caller.call("session.login", "asha"))).toMatchObject({
      code: "INVALID_ARGUMENT",
      details: { path: "argument", expected: "an object", got: '"asha"' },
    });
    expect(platform.calls).toEqual([]);
  });

  it("rejects what the app has no permission for, and names the permission", async () => {
    const { mount, platform } = openHost();
    const page = mount({ permissions: ["session.read"] }).load();
    expect(await failure(page.caller.call("session.logout"))).toMatchObject({
      code: "PERMISSION_DENIED",
      details: { permission: "session.write" },
    });
    expect(platform.calls).toEqual([]);
  });

  it("rejects what this host does not offer", async () => {
    const { mount } = openHost({ offered: ["session"] });
    const page = mount().load();
    expect(page.welcome.methods.split(" ")).toContain("session.logout");
    expect(page.welcome.methods.split(" ")).not.toContain("interaction.holdInteraction");
    expect(await failure(page.caller.call("interaction.holdInteraction", { interactionId: "i" }))).toMatchObject({
      code: "NOT_SUPPORTED",
      details: { capability: "voice" },
    });
    expect(await failure(page.follow("interactionHeld"))).toMatchObject({ code: "NOT_SUPPORTED" });
  });

  it("limits the calls of one app, and not those of another", async () => {
    let at = 0;
    const { mount, log } = openHost({ limits: { callsPerSecond: 10, callBurst: 3 }, now: () => at });
    const page = mount().load();
    const other = mount({}, "inst-2").load();
    const context = () => page.caller.call("app.getContext");
    // One token went to the hello.
    await Promise.all([context(), context()]);
    const refused = await Promise.all(Array.from({ length: 50 }, () => failure(context())));
    expect(refused.every((error) => error?.code === "RATE_LIMITED" && error.retryable)).toBe(true);
    expect(refused[0]?.details).toEqual({ retryAfterMs: 100 });
    expect(codes(log)).toEqual(["RATE_LIMITED"]);
    await expect(other.caller.call("app.getContext")).resolves.toMatchObject({ instanceId: "inst-2" });
    at += 100;
    await expect(context()).resolves.toMatchObject({ instanceId: "inst-1" });
  });

  it("refuses an oversized argument and one that is no JSON", async () => {
    const { mount, platform } = openHost({ limits: { payloadBytes: 1_000 } });
    const page = mount().load();
    const set = (value: unknown) => failure(page.caller.call("app.storage.set", { key: "k", value }));
    expect(await set("x".repeat(1_001))).toMatchObject({
      code: "PAYLOAD_TOO_LARGE",
      details: { limitBytes: 1_000 },
    });
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(await set(cycle)).toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(await set(new Map([["a", 1]]))).toMatchObject({
      code: "INVALID_ARGUMENT",
      details: { path: "argument.value", expected: "a JSON value", got: "Map" },
    });
    expect(platform.calls).toEqual([]);
    expect(await set("x".repeat(900))).toBeNull();
  });

  it("passes a platform's OmniError on and hides a bug", async () => {
    const { mount, platform, log } = openHost();
    const page = mount().load();
    platform.answer = () => {
      throw new OmniError("INVALID_STATE", "The interaction is held.", { details: { state: "HELD" } });
    };
    const hold = () => failure(page.caller.call("interaction.holdInteraction", { interactionId: "i" }));
    expect(await hold()).toMatchObject({ code: "INVALID_STATE", details: { state: "HELD" } });
    platform.answer = () => {
      throw new Error("relation agents does not exist");
    };
    const error = await hold();
    expect(error).toMatchObject({ code: "INTERNAL", correlationId: expect.any(String) });
    expect(error?.message).not.toContain("relation");
    expect(log).toMatchObject([
      { level: "warn", code: "INVALID_STATE", method: "interaction.holdInteraction" },
      { level: "error", code: "INTERNAL", instanceId: "inst-1", message: expect.stringContaining("relation agents") },
    ]);
    expect(log[1]?.message).toContain(error?.correlationId);
  });

  it("masks customers in results for an app without customer.pii, and for no other", async () => {
    const { mount, platform } = openHost();
    const { customerDetails } = interactionEvent().payload as { customerDetails: { phones: string[] } };
    platform.answer = () => ({ ...customerDetails, processId: "care", createdAt: 1, updatedAt: 1 });
    const ask = async (permissions: Permission[], instanceId: string) =>
      JSON.stringify(
        await mount({ permissions }, instanceId).load().caller.call("crm.getCustomer", { customerId: "c" }),
      );
    const [phone = ""] = customerDetails.phones;
    expect(phone).not.toBe("");
    expect(await ask(everyPermission, "sees")).toContain(phone);
    expect(
      await ask(
        everyPermission.filter((each) => each !== "customer.pii"),
        "masked",
      ),
    ).not.toContain(phone);
  });

  it("never hands out a result that breaks the contract", async () => {
    const { mount, platform, log } = openHost();
    platform.answer = () => ({ interactionId: 7 });
    const page = mount().load();
    expect(await failure(page.caller.call("interaction.getInteraction", { interactionId: "i" }))).toMatchObject({
      code: "INTERNAL",
    });
    expect(log[0]?.message).toContain("interaction.getInteraction answered against the contract: result");
  });

  it("forwards an abort to the platform", async () => {
    const { mount, platform } = openHost();
    platform.answer = () => new Promise(() => {});
    const page = mount().load();
    const abort = new AbortController();
    const call = failure(page.caller.call("session.logout", undefined, { signal: abort.signal }));
    await vi.waitFor(() => expect(platform.calls).toHaveLength(1), { timeout: 10_000 });
    abort.abort();
    expect(await call).toMatchObject({ code: "ABORTED" });
    await vi.waitFor(() => expect(platform.calls[0]?.context.signal.aborted).toBe(true), { timeout: 10_000 });
  });

  it("answers nothing itself of a capability that the platform lacks", async () => {
    const { mount } = openHost({ offered: ["session"], local: { "crm.openRecord": () => null } });
    const page = mount().load();
    expect(await failure(page.caller.call("crm.openRecord", { recordId: "r1" }))).toMatchObject({
      code: "NOT_SUPPORTED",
      details: { capability: "crm" },
    });
    const offered = await page.caller.call("configuration.getCapabilities");
    expect(offered).toHaveProperty("methods", expect.not.arrayContaining(["crm.openRecord"]));
  });

  it("answers one method of a capability that the platform lacks where it is offered alone", async () => {
    const { mount } = openHost({
      offered: ["session"],
      local: { "ui.openPanel": () => null, "ui.close": () => null },
      offeredAlone: ["ui.openPanel"],
    });
    const page = mount().load();
    expect(await page.caller.call("ui.openPanel", { page: "dial:+15551012981" })).toBeNull();
    expect(await failure(page.caller.call("ui.close"))).toMatchObject({ code: "NOT_SUPPORTED" });
    const offered = await page.caller.call("configuration.getCapabilities");
    expect(offered).toHaveProperty("methods", expect.arrayContaining(["ui.openPanel"]));
    expect(offered).toHaveProperty("methods", expect.not.arrayContaining(["ui.close"]));
  });

  it("answers what concerns the frame itself", async () => {
    const { mount, platform, log } = openHost({
      local: { "ui.resize": ({ height }, { instanceId }) => ({ height: instanceId === "inst-1" ? height / 2 : 0 }) },
    });
    const page = mount({ context: { slot: "right-panel", theme: "dark" }, settings: { region: "IN" } }).load();
    await expect(page.caller.call("ui.resize", { height: 300 })).resolves.toEqual({ height: 150 });
    await expect(page.caller.call("configuration.getAppSettings")).resolves.toEqual({ region: "IN" });
    await expect(page.caller.call("app.getContext")).resolves.toEqual({
      appId: "app-1",
      instanceId: "inst-1",
      slot: "right-panel",
      scope: "SESSION",
      interactionId: null,
      role: null,
      locale: "en",
      theme: "dark",
      permissions: everyPermission,
    });
    await expect(page.caller.call("configuration.getCapabilities")).resolves.toMatchObject({ events: eventNames });
    await page.caller.call("app.log", { level: "info", message: "hi", data: { a: 1 } });
    expect(log).toEqual([
      {
        instanceId: "inst-1",
        appId: "app-1",
        level: "info",
        code: "APP_LOG",
        message: "hi",
        data: { a: 1 },
        at: expect.any(Number),
      },
    ]);
    expect(platform.calls).toEqual([]);
  });

  it("survives whatever a page posts on its port", async () => {
    const { mount, log } = openHost();
    const page = mount().load();
    for (const junk of [null, 1, "x", {}, { kind: "reply" }, { kind: "request" }, { kind: "request", id: "1" }, []]) {
      page.post(junk);
    }
    page.post({ kind: "abort", id: 999 });
    await expect(page.caller.call("app.getContext")).resolves.toBeTruthy();
    expect(codes(log)).toEqual(["NOT_A_MESSAGE"]);
  });

  it("writes to the app's log when a callback threw", async () => {
    const { mount, log } = openHost();
    const page = mount().load();
    page.post({ kind: "fault", source: "showCrm", message: "TypeError: x is not a function" });
    await vi.waitFor(() => expect(log).toHaveLength(1), { timeout: 10_000 });
    expect(log[0]).toMatchObject({
      level: "error",
      code: "CALLBACK_THREW",
      message: "showCrm: TypeError: x is not a function",
    });
  });
});
