import type { AppLogEntry } from "@omni/host";
import type { AppReport } from "@omni/live";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAppRecords } from "./app-records.ts";
import { testApp } from "./app-registration.fakes.ts";
import { createAppReporter } from "./app-reporter.ts";
import { filterLog } from "./filter-log.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const line = (change: Partial<AppLogEntry> = {}): AppLogEntry => ({
  instanceId: "a",
  appId: "app",
  level: "info",
  code: "APP_LOG",
  message: "Hello",
  at: 1,
  ...change,
});

describe("an app's log", () => {
  it("keeps its newest lines, says how many it let go, and is drawn a few times a second", () => {
    const records = createAppRecords();
    let drawn = 0;
    records.subscribe(() => drawn++);
    for (let count = 1; count <= 1_000; count++) records.append(line({ message: `line ${count}` }));
    expect(drawn).toBe(0);
    vi.advanceTimersByTime(250);
    for (let count = 1_001; count <= 1_010; count++) records.append(line({ message: `line ${count}` }));
    vi.advanceTimersByTime(250);
    const { log = [], dropped } = records.get().get("a") ?? {};
    expect([drawn, log.length, dropped, log[0]?.message, log.at(-1)?.message]).toEqual([
      2,
      300,
      710,
      "line 711",
      "line 1010",
    ]);
  });

  it("keeps no line's whole length when an app writes a book", () => {
    const records = createAppRecords();
    records.append(line({ message: "m".repeat(50_000), data: { text: "d".repeat(50_000) } }));
    records.append(line({ data: { small: true } }));
    vi.advanceTimersByTime(250);
    const [long, short] = records.get().get("a")?.log ?? [];
    expect(long?.message).toHaveLength(4_001);
    expect(long?.data).toHaveLength(4_001);
    expect(short?.data).toEqual({ small: true });
  });

  it("is forgotten with its app, and when it is cleared", () => {
    const records = createAppRecords();
    for (const instanceId of ["a", "b", "c"]) records.append(line({ instanceId }));
    records.clear("b");
    vi.advanceTimersByTime(250);
    records.keep(new Set(["c"]));
    expect([...records.get().keys()]).toEqual(["c"]);
  });

  it("is searched by level, code, message and data, newest first", () => {
    const log = [
      line({ level: "error", code: "CALLBACK_THREW", message: "The till" }),
      line({ message: "Order NW-1", data: { customer: "Mira" } }),
      line({ message: "order 2" }),
    ];
    expect(filterLog(log, ["info"], "ORDER").map(({ message }) => message)).toEqual(["order 2", "Order NW-1"]);
    expect(filterLog(log, ["error", "info"], "mira")).toEqual([log[1]]);
    expect(filterLog(log, ["error", "info"], "callback")).toEqual([log[0]]);
    expect(filterLog(log, [], "")).toEqual([]);
  });
});

describe("reports to the server", () => {
  const app = testApp({ version: "1.2.0" });
  const open = () => {
    const reports: AppReport[] = [];
    const reporter = createAppReporter((report) => reports.push(report));
    return { reports, reporter };
  };

  it("say what became of an app", () => {
    const { reports, reporter } = open();
    reporter.mounted(app);
    reporter.ready(app);
    reporter.failed(app, { code: "HUNG", message: "It hangs." });
    reporter.failed(app, { code: "HANDSHAKE_TIMEOUT", message: "It never came." });
    reporter.logged(app, line({ code: "PERMISSION_DENIED", method: "app.publish", message: "app.publish: no" }));
    reporter.logged(app, line({ code: "CALLBACK_THREW", level: "error" }));
    reporter.logged(app, line());
    expect(reports.map(({ kind, code }) => [kind, code])).toEqual([
      ["MOUNTED", undefined],
      ["READY", undefined],
      ["CRASHED", "HUNG"],
      ["FAILED", "HANDSHAKE_TIMEOUT"],
      ["CALL_ERROR", "PERMISSION_DENIED"],
      ["CALLBACK_ERROR", "CALLBACK_THREW"],
    ]);
    expect(reports[0]).toEqual({ appId: "screen-pop", version: "1.2.0", kind: "MOUNTED" });
  });

  it("are few, however much goes wrong, and short", () => {
    const { reports, reporter } = open();
    const entry = line({ code: "CALLBACK_THREW", message: "x".repeat(9_000) });
    for (let count = 0; count < 1_000; count++) reporter.logged(app, entry);
    expect(reports).toHaveLength(20);
    expect(reports[0]?.message).toHaveLength(500);
    vi.advanceTimersByTime(10_000);
    for (let count = 0; count < 1_000; count++) reporter.logged(app, entry);
    expect(reports).toHaveLength(25);
  });
});
