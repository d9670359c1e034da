import { expect, test } from "vitest";
import { fakeVersion } from "./app-details.fakes.ts";
import { compareVersions } from "./compare-versions.ts";

const asked = (name: "customer.read" | "interaction.read") => ({ name, reason: "", description: "", isNew: true });

test("tells new and gone permissions, origins and pages apart", () => {
  const from = fakeVersion({ permissions: [asked("customer.read")] });
  const to = fakeVersion({
    permissions: [asked("interaction.read")],
    egress: [{ origin: "https://crm.example.com", reason: "", privateNetwork: false }],
  });
  expect(compareVersions(from, to)).toEqual([
    { kind: "permissions", added: ["interaction.read"], removed: ["customer.read"] },
    { kind: "egress", added: ["https://crm.example.com"], removed: [] },
  ]);
});

test("finds nothing between versions that ask for the same", () => {
  expect(compareVersions(fakeVersion(), fakeVersion({ version: "2.0.0" }))).toEqual([]);
});
