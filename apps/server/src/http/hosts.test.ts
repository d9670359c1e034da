import { expect, test } from "vitest";
import { isConsoleOrigin, toRequestedHost } from "./hosts.ts";

test.each([
  ["localhost:4400", { kind: "console" }],
  ["127.0.0.1:4400", { kind: "console" }],
  ["[::1]:4400", { kind: "console" }],
  ["192.168.1.20:4400", { kind: "console" }],
  ["omni.example.com", { kind: "console" }],
  ["screen-pop.apps.localhost:4400", { kind: "app", appId: "screen-pop" }],
  ["screen-pop.apps.omni.example.com", { kind: "app", appId: "screen-pop" }],
  ["a.b.apps.localhost:4400", { kind: "unknown" }],
  ["screen-pop.localhost:4400", { kind: "unknown" }],
  ["apps.localhost:4400", { kind: "unknown" }],
  ["evil.example.com", { kind: "unknown" }],
  ["", { kind: "unknown" }],
])("the host %s is %o", (host, expected) => {
  expect(toRequestedHost(host, "https://omni.example.com")).toEqual(expected);
});

test.each([
  ["http://localhost:4400", "localhost:4400", true],
  ["https://localhost:4400", "localhost:4400", true],
  ["http://localhost:4401", "localhost:4400", false],
  ["http://screen-pop.apps.localhost:4400", "localhost:4400", false],
  ["https://omni.example.com", "10.0.0.5:4400", true],
  ["http://omni.example.com", "10.0.0.5:4400", false],
  ["null", "localhost:4400", false],
  [undefined, "localhost:4400", false],
])("a page of %s asking %s is the console: %s", (origin, host, expected) => {
  expect(isConsoleOrigin(origin, host, "https://omni.example.com")).toBe(expected);
});
