import { eventNames, events, methodNames, methods, permissions, permissionsOf, type Permission } from "@omni/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppInstaller, asks } from "../testing/install-app.ts";
import type { TestConsole } from "../testing/test-console.ts";
import { removeFolders, startTestServer, startWork, type TestServer } from "../testing/test-server.ts";

const every = Object.keys(permissions) as Permission[];
const guarded = methodNames.flatMap((name) =>
  permissionsOf(methods[name]).map((permission, index) => ({ name, permission, isFirst: index === 0 })),
);
const lackingApp = (permission: Permission): string => `lacks-${permission.replaceAll(/[^a-z]/g, "-")}`;

describe("an app's permissions, on the server", () => {
  let server: TestServer;
  let asha: TestConsole;
  let customerId: string;
  beforeAll(async () => {
    server = await startTestServer();
    const installer = await AppInstaller.open(server);
    await installer.install({ name: "nothing" });
    await installer.install({ name: "everything", permissions: asks(...every) });
    for (const lacked of new Set(guarded.map(({ permission }) => permission)))
      await installer.install({
        name: lackingApp(lacked),
        permissions: asks(...every.filter((name) => name !== lacked)),
      });
    await installer.install({ name: "masked", permissions: asks(...every.filter((name) => name !== "customer.pii")) });
    ({ console: asha } = await startWork(server.url, "asha"));
    const [customer] = await asha.call("crm.findCustomers", { query: "a" });
    customerId = customer?.customerId ?? "";
  });
  afterAll(async () => {
    await server.stop();
    removeFolders();
  });

  it.each(guarded)("refuse $name without $permission, whatever its argument", async ({ name, permission, isFirst }) => {
    const apps = isFirst ? ["nothing", lackingApp(permission)] : [lackingApp(permission)];
    for (const appId of apps)
      await expect(asha.callRaw(name, { anything: true }, { appId })).rejects.toMatchObject({
        code: "PERMISSION_DENIED",
        details: { permission, appId },
      });
  });

  it.each(guarded)("let $name through with $permission, to the next check", async ({ name }) => {
    const called = asha.callRaw(name, { "no argument has this": true }, { appId: "everything" });
    const error: unknown = await called.then(() => null).catch((caught: unknown) => caught);
    expect(error).not.toMatchObject({ code: "PERMISSION_DENIED", details: { permission: expect.any(String) } });
  });

  it("guard every method that shows or changes what is not the app's own", () => {
    const free = methodNames.filter((name) => methods[name].permission === null);
    expect(free.filter((name) => !/^(app|ui|configuration|session)\./.test(name))).toEqual([]);
  });

  it("guard every event that tells of customers", () => {
    const free = eventNames.filter((name) => events[name].permission === null);
    expect(free.filter((name) => events[name].capability === "interaction")).toEqual([]);
  });

  it("refuse an app that is not installed, or not for this user", async () => {
    await expect(asha.callRaw("session.getAvailability", undefined, { appId: "stranger" })).rejects.toMatchObject({
      code: "PERMISSION_DENIED",
      details: { appId: "stranger" },
    });
  });

  it("mask customers' personal data in results without customer.pii", async () => {
    const [shown, masked] = await Promise.all(
      ["everything", "masked"].map((appId) => asha.call("crm.getCustomer", { customerId }, { appId })),
    );
    expect(shown?.phones[0]).toMatch(/^\+\d+$/);
    expect(masked?.phones[0]).not.toBe(shown?.phones[0]);
    expect(masked?.phones[0]).toMatch(/[*•]/);
  });
});
