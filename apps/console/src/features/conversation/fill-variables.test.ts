import { expect, it } from "vitest";
import { fillVariables, findOpenVariables } from "./fill-variables.ts";

it("what is known is put in, and what is not stays to be completed", () => {
  const text = fillVariables("Hello {{ customer.name }}, order {{order}} of {{customer.tier}}", {
    "customer.name": "Zoë $& 👋",
    "customer.tier": "",
  });
  expect(text).toBe("Hello Zoë $& 👋, order {{order}} of {{customer.tier}}");
  expect(findOpenVariables(text).map(({ name, start, end }) => [name, text.slice(start, end)])).toEqual([
    ["order", "{{order}}"],
    ["customer.tier", "{{customer.tier}}"],
  ]);
});

it("names that every object has are not known by that", () => {
  expect(fillVariables("{{constructor}} {{toString}}", {})).toBe("{{constructor}} {{toString}}");
});
