// What holds for every reference app.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../run.ts";

const examples = join(root, "examples");
const list = (pattern: string): string[] =>
  globSync(pattern, { cwd: examples }).map((file) => file.replaceAll("\\", "/"));
const read = (file: string): string => readFileSync(join(examples, file), "utf8");
const apps = list("*/public/manifest.json")
  .map((file) => file.split("/")[0] ?? "")
  .toSorted();
const linesOf = (file: string): number => read(file).trimEnd().split("\n").length;

it("there is one for each use case of the guide", () => {
  expect(apps).toEqual([
    "ai-assist",
    "campaign-form",
    "click-to-call",
    "custom-disposition",
    "external-panel",
    "interaction-insights",
    "message-trigger",
    "screen-pop",
    "workflow",
  ]);
});

describe.each(apps)("%s", (app) => {
  const sources = list(`${app}/src/**/*.*`);

  it("has under 300 lines of its own", () => {
    expect(sources.map(linesOf).reduce((sum, lines) => sum + lines, 0)).toBeLessThan(300);
  });

  it("imports nothing of ours but types, so that its package holds none of it", () => {
    const imports = sources.flatMap((file) => read(file).match(/^import [^;]*?["']@omni\/[^"']+["']/gm) ?? []);
    for (const each of imports) expect(each).toMatch(/^import type [^;]*from ["']@omni\/sdk["']$/);
    expect(sources.flatMap((file) => read(file).match(/import\(["']@omni/g) ?? [])).toEqual([]);
  });

  it("holds the starter's files as they are", () => {
    const files = list(`${app}/starter/*`);
    expect(files).not.toEqual([]);
    for (const file of files) expect(read(file), file).toBe(read(file.slice(app.length + 1)));
  });

  it("is called in its manifest as its folder is, and gives each permission a reason", () => {
    const { name, permissions } = JSON.parse(read(`${app}/public/manifest.json`)) as {
      name: string;
      permissions: { reason: string }[];
    };
    expect(name).toBe(app);
    for (const { reason } of permissions) expect(reason).toMatch(/^To .{10,}\.$/);
  });

  it("uses the permissions that it asks for", () => {
    const text = [...sources, `${app}/starter/connect.ts`].map(read).join("\n");
    const { permissions } = JSON.parse(read(`${app}/public/manifest.json`)) as { permissions: { name: string }[] };
    const asked = new Set(permissions.map(({ name }) => name));
    for (const [name, call] of Object.entries(callsOf))
      expect([app, name, asked.has(name)]).toEqual([app, name, call.test(text)]);
  });
});

/** A call that needs the permission; those that need none, or show data only, are not among them. */
const callsOf: Record<string, RegExp> = {
  "interaction.initiate": /initiateInteraction/,
  "interaction.dispose": /disposeInteraction/,
  "messages.write": /sendMessage/,
  "customer.write": /saveCustomer/,
  "insights.read": /transcriptAdded|suggestionAdded/,
  "app.request": /app\.request/,
  "app.storage": /app\.storage|storage\.(get|set)/,
  "crm.open": /openRecord/,
};
