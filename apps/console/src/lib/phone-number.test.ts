import { describe, expect, it } from "vitest";
import { toDialled } from "./phone-number.ts";

describe("a number to dial", () => {
  it.each([
    ["+44 20 7946 0101", "+442079460101"],
    ["0044 (20) 7946-0101", "+442079460101"],
    ["(020) 7946 0101", "02079460101"],
    ["2001", "2001"],
    ["*72#", "*72#"],
  ])("%s is dialled as %s", (text, dialled) => {
    expect(toDialled(text)).toBe(dialled);
  });

  it.each(["", "+", "call me", "7", "+44 20 7946 0101 ext. 5", "1".repeat(40)])("%j is none", (text) => {
    expect(toDialled(text)).toBeNull();
  });
});
