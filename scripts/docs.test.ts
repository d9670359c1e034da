// What the documents show is true: their TypeScript compiles against the SDK, their links lead somewhere, their lists are whole.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { root, run } from "./run.ts";

const documents = [
  ...globSync("*.md", { cwd: root }),
  ...["first-app", "app-services", "toolbar", "url-integration"].map((name) => `docs/${name}.md`),
];
const read = (file: string): string => readFileSync(join(root, file), "utf8");

function codeBlocks(language: string): { file: string; code: string }[] {
  return documents.flatMap((file) =>
    [...read(file).matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].map(([, code = ""]) => ({
      file,
      code,
    })),
  );
}

describe("the documents", () => {
  it("show TypeScript that compiles against the SDK's types", { timeout: 60_000 }, async () => {
    const folder = join(root, ".cache", "documents");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const blocks = codeBlocks("ts");
    expect(blocks.length).toBeGreaterThan(0);
    for (const [index, { file, code }] of blocks.entries()) {
      writeFileSync(join(folder, `${file.replaceAll(/\W/g, "-")}-${index}.ts`), code);
    }
    const compilerOptions = { noEmit: true, lib: ["ES2024", "DOM"], noUnusedLocals: false };
    const config = { extends: "../../tsconfig.base.json", compilerOptions, include: ["*.ts"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const { output } = await run(join(root, "node_modules", ".bin", "tsc"), ["-p", folder, "--pretty", "false"]);
    expect(output).toBe("");
  });

  it.each(documents)("%s links only to what exists", (file) => {
    const targets = [...read(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = ""]) => target);
    expect(targets.filter((target) => !existsSync(join(root, dirname(file), target)))).toEqual([]);
  });

  it("name only npm scripts that exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name]) => name),
    );
    expect(named.filter((name) => name !== undefined && scripts[name] === undefined)).toEqual([]);
  });

  it("list every setting of the server in the README", () => {
    const settings = new Set(read("apps/server/src/settings.ts").match(/\bOMNI_[A-Z_]+\b/g));
    const readme = read("README.md");
    expect([...settings].filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it("name in the README every capability that the server lacks, and none that it has", () => {
    const { capabilities } = JSON.parse(read("packages/contract/contract.json")) as { capabilities: object };
    const has = new Set(read("apps/server/src/live/capabilities.ts").match(/(?<=^ {2}")\w+(?=",$)/gm));
    const lacks = Object.keys(capabilities).filter((name) => !has.has(name));
    const section = /^## What works today.*?^## /ms.exec(read("README.md"))?.[0] ?? "";
    const rows = [...section.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
    expect(new Set(rows)).toEqual(new Set(lacks));
  });

  it("name in ARCHITECTURE.md only tests that exist", () => {
    const named = [...read("ARCHITECTURE.md").matchAll(/`([\w/.*-]+\.test\.ts)`/g)].map(([, pattern = ""]) => pattern);
    expect(named.filter((pattern) => globSync(pattern, { cwd: root }).length === 0)).toEqual([]);
  });
});
