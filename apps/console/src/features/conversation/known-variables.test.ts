import { expect, it } from "vitest";
import { testInteraction, testSnapshot } from "../../lib/agent-world.fakes.ts";
import { knownVariables } from "./known-variables.ts";

const { user } = testSnapshot();
const nameOf = (name: string) => {
  const { customerDetails } = testInteraction();
  const interaction = testInteraction({
    customerDetails: { ...customerDetails, name, phones: ["+447700900888"], email: "omar@example.com" },
  });
  return knownVariables(interaction, user)["customer.name"];
};

it("greets nobody by a number or an address", () => {
  expect(nameOf("Omar Murphy")).toBe("Omar Murphy");
  expect(nameOf("+447700900888")).toBe("");
  expect(nameOf("omar@example.com")).toBe("");
});
