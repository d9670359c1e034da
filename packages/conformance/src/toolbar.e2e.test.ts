import { afterAll, beforeAll, expect, test } from "vitest";
import { runSuite, suite, type HostReport } from "./index.ts";
import { openToolbarHost } from "./toolbar-host/toolbar-host.ts";

/** What another host cannot show, or what is the toolbar's own; `npm run conformance` runs the rest. */
const shown = [
  "load.",
  "initialize.",
  "hello.",
  "welcome.",
  "capabilities.",
  "wire.second-page",
  "reload.",
  "call.host-gone",
  "events.show-crm",
  "events.order",
  "session.in-and-out",
  "event.raised.loginStatusChanged",
  "event.raised.themeChanged",
  "event.registers.showCrm",
  "method.signed-out.session.logout",
  "method.signed-out.session.getAvailability",
  "method.signed-out.interaction.initiateInteraction",
  "method.succeeds.session.log",
  "method.succeeds.session.forceLogin",
  "method.succeeds.crm.openRecord",
  "method.refuses.session.login.password",
  "method.refuses.session.login.present",
  "method.refuses.crm.openRecord",
  "method.capability.app.storage.get",
];

let report: HostReport;
beforeAll(async () => {
  const host = await openToolbarHost();
  try {
    const cases = suite.filter(({ id }) => shown.some((area) => id.startsWith(area)));
    report = await runSuite(host, cases);
  } finally {
    await host.close();
  }
}, 1_200_000);
afterAll(() => {
  console.log(`toolbar: ${report.passed} passed, ${report.skipped} skipped of ${report.cases}`);
});

test("a page that holds the real toolbar passes every case that its driver can play", () => {
  expect(report.outcomes.filter(({ outcome }) => outcome === "FAILED")).toEqual([]);
  expect(report.passed).toBeGreaterThan(40);
});
