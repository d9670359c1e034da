import { afterAll, beforeAll, expect, test } from "vitest";
import { openConsoleHost } from "./console-host/console-host.ts";
import { runSuite, suite, type HostReport } from "./index.ts";

/** Beside those that the systematic cases repeat in memory: what crosses a browser, a socket and a store. */
const areas = [
  "load.",
  "initialize.",
  "events.",
  "event.raised.",
  "replay.",
  "wire.",
  "storage.",
  "token.",
  "request.",
];

/** Their scenes are those of chat; `npm run conformance` plays them on every channel. */
const isOfOtherChannel = (id: string): boolean => /\.(VOICE|WHATSAPP|SMS)$/.test(id);

let report: HostReport;
beforeAll(async () => {
  const host = await openConsoleHost();
  try {
    const cases = suite.filter(({ id }) => areas.some((area) => id.startsWith(area)) && !isOfOtherChannel(id));
    report = await runSuite(host, cases);
  } finally {
    await host.close();
  }
}, 1_200_000);
afterAll(() => {
  console.log(`console: ${report.passed} passed, ${report.skipped} skipped of ${report.cases}`);
});

test("the real console passes every case that its driver can play", () => {
  expect(report.outcomes.filter(({ outcome }) => outcome === "FAILED")).toEqual([]);
  expect(report.passed).toBeGreaterThan(80);
});
