import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseManifest } from "./index.ts";

it("needs nothing that a browser lacks", () => {
  const imports = globSync("*.ts", { cwd: import.meta.dirname, exclude: ["*.test.ts"] }).flatMap((file) => {
    const text = readFileSync(join(import.meta.dirname, file), "utf8");
    return [...text.matchAll(/ from "([^"]+)";/g)].flatMap(([, specifier]) => specifier ?? []);
  });
  const outside = imports.filter((specifier) => !specifier.startsWith("./"));
  expect([...new Set(outside)].toSorted()).toEqual(["@omni/contract", "jsonc-parser", "semver", "zod"]);
});

it("reads the manifest that the documentation shows", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../../docs/app-packages.md"), "utf8");
  const example = /```json\n(.*?)```/s.exec(page)?.[1];
  expect(parseManifest(example ?? "").problems).toBeUndefined();
});
