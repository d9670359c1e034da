import { expect, it } from "vitest";
import { limitLocalMethods } from "./limit-local-methods.ts";

const context = (appId: string) => ({
  appId,
  instanceId: appId,
  permissions: [],
  signal: new AbortController().signal,
});

it("keeps each app within its own rate of drawing and of asking for the agent's eyes", () => {
  let now = 0;
  let notices = 0;
  const methods = limitLocalMethods(
    {
      "ui.notify": () => {
        notices++;
        return { actionId: null };
      },
      "ui.setBadge": () => null,
    },
    () => now,
  );
  const notify = (appId: string) => methods["ui.notify"]?.({ type: "INFO", title: "x", message: "y" }, context(appId));
  const flood = (appId: string): unknown[] =>
    Array.from({ length: 100 }, () => {
      try {
        void notify(appId);
        return "shown";
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
  expect(new Set(flood("a").slice(12))).toEqual(new Set(["RATE_LIMITED"]));
  expect(notices).toBe(12);
  flood("b");
  expect(notices).toBe(24);
  expect(methods["ui.setBadge"]?.({ count: 1 }, context("a"))).toBeNull();
  now = 4_000;
  flood("a");
  expect(notices).toBe(26);
});
