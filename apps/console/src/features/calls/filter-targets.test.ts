import type { TransferTarget } from "@omni/contract";
import { expect, it } from "vitest";
import { filterTargets } from "./filter-targets.ts";

const target = (name: string, available = true): TransferTarget => ({
  type: "AGENT",
  id: name,
  name,
  available,
  detail: available ? "available" : "busy",
});
const all = [target("Zoë Brown"), target("Ben Cole", false), target("Asha Menon")];
const names = (text: string) => filterTargets(all, text).map(({ name }) => name);

it("shows who is free first, then by name", () => {
  expect(names("")).toEqual(["Asha Menon", "Zoë Brown", "Ben Cole"]);
});

it("finds every typed word, whatever the accents and the case", () => {
  expect(names("zoe")).toEqual(["Zoë Brown"]);
  expect(names("cole BE")).toEqual(["Ben Cole"]);
  expect(names("nobody")).toEqual([]);
});
