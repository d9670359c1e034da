import { expect, it } from "vitest";
import { runOnce } from "./order-state.ts";

it("gives an order once until it is answered, and each other one at once", async () => {
  let answer = (_text: string): void => {};
  const first = runOnce("i1", "hold", () => new Promise<string>((resolve) => (answer = resolve)));
  expect(await runOnce("i1", "hold", async () => "twice")).toBeNull();
  expect(await runOnce("i1", "mute", async () => "other")).toBe("other");
  expect(await runOnce("i2", "hold", async () => "elsewhere")).toBe("elsewhere");
  answer("held");
  expect(await first).toBe("held");
  expect(await runOnce("i1", "hold", async () => "again")).toBe("again");
});

it("can be given again after it was refused", async () => {
  await expect(runOnce("i3", "hold", () => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
  expect(await runOnce("i3", "hold", async () => "held")).toBe("held");
});
