// What the documents show is true: their TypeScript compiles against the SDK, their links lead somewhere, their lists are whole.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, matchesGlob } from "node:path";
import { describe, expect, it } from "vitest";
import { root, run } from "./run.ts";

const documents = ["*.md", "docs/*.md", "examples/README.md", "examples/*/README.md"].flatMap((pattern) =>
  globSync(pattern, { cwd: root }).map((file) => file.replaceAll("\\", "/")),
);
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

  it.each(documents)("%s shows only pictures that exist", (file) => {
    const targets = [...read(file).matchAll(/<(?:img|source)\b[^>]*? (?:src|srcset)="(?!https?:)([^"]+)"/g)];
    expect(
      targets.map(([, target = ""]) => target).filter((each) => !existsSync(join(root, dirname(file), each))),
    ).toEqual([]);
  });

  it.each(documents)("%s links only to headings that exist", (file) => {
    const targets = [...read(file).matchAll(/\]\(([^)#\s:]*)#([^)\s]+)\)/g)];
    const missing = targets.filter(([, target = "", anchor = ""]) => {
      const page = target === "" ? file : join(dirname(file), target);
      return page.endsWith(".md") && !anchorsOf(read(page)).has(anchor);
    });
    expect(missing.map(([link]) => link)).toEqual([]);
  });

  it("name only npm scripts that exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name]) => name),
    );
    expect(named.filter((name) => name !== undefined && scripts[name] === undefined)).toEqual([]);
  });

  it("list every setting of the server", () => {
    const settings = new Set(read("apps/server/src/settings.ts").match(/\bOMNI_[A-Z_]+\b/g));
    expect(settings.size).toBeGreaterThan(0);
    const page = read("docs/operating.md");
    expect([...settings].filter((name) => !page.includes(`| \`${name}\``))).toEqual([]);
  });

  it("tell AI tools only names of the contract", () => {
    const { events, methods, errors, permissions } = JSON.parse(read("packages/contract/contract.json")) as Record<
      string,
      object
    >;
    const names = new Set([events, methods, errors, permissions].flatMap((each) => Object.keys(each ?? {})));
    const page = read("docs/ai-build-contract.md");
    const named = [
      ...[...page.matchAll(/`((?:app|crm|ui|session|interaction|configuration|customer|messages)\.\w+)`/g)],
      ...[...page.matchAll(/\.register\("(\w+)"/g)],
      ...[...page.matchAll(/`(\w+(?:Changed|Disposed|Connected|Offered|Ended))`/g)],
      ...[...page.matchAll(/(?:sdk|omni)\.((?:session|configuration|crm|app|ui)\.(?!register)\w+)\(/g)],
    ].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });

  it("name in the README every capability that the server lacks, and none that it has", () => {
    const { capabilities } = JSON.parse(read("packages/contract/contract.json")) as { capabilities: object };
    const has = new Set(read("apps/server/src/live/capabilities.ts").match(/(?<=^ {2}")\w+(?=",$)/gm));
    const lacks = Object.keys(capabilities).filter((name) => !has.has(name));
    const section = /^## What works today.*?^## /ms.exec(read("README.md"))?.[0] ?? "";
    const rows = [...section.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
    expect(new Set(rows)).toEqual(new Set(lacks));
  });

  describe("on the coverage of the guide", () => {
    const page = read("docs/guide-coverage.md");
    const entries = page
      .split(/^(?=- \*\*|## )/m)
      .filter((part) => part.startsWith("- "))
      .map((part) => ({ fact: /^- \*\*(.*?)\*\*/s.exec(part)?.[1] ?? part, ...proofsOf(part) }));

    it("are about all of it", () => {
      expect(entries.length).toBeGreaterThan(70);
    });

    it.each(entries)("show by tests that exist: $fact", ({ tests, rules }) => {
      expect(tests.length + rules.length).toBeGreaterThan(0);
      expect(tests.filter(({ file, title }) => !holdsTest(file, title))).toEqual([]);
      const known = read("docs/conformance.md");
      expect(rules.filter((rule) => !known.includes(`| ${rule} |`))).toEqual([]);
    });

    it("would notice a test that is gone", () => {
      expect(holdsTest("scripts/docs.test.ts", "would notice a test that is gone")).toBe(true);
      expect(holdsTest("scripts/docs.test.ts", "would notice a test")).toBe(false);
      expect(holdsTest("scripts/no-such.test.ts", "would notice a test that is gone")).toBe(false);
    });
  });

  it("name only tests that exist", () => {
    const tests = globSync("{apps,packages,e2e,scripts,bench}/**/*.test.ts", {
      cwd: root,
      exclude: (name) => name === "node_modules" || name === "dist",
    });
    const paths = tests.map((file) => file.replaceAll("\\", "/"));
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/`([\w/.*-]+\.test\.ts)`/g)].map(([, pattern = ""]) => ({ file, pattern })),
    );
    expect(named.length).toBeGreaterThan(50);
    // A name without a folder is that of a file named in full before it.
    const exists = (pattern: string) =>
      paths.some((path) => matchesGlob(path, pattern.includes("/") ? pattern : `**/${pattern}`));
    expect(named.filter(({ pattern }) => !exists(pattern))).toEqual([]);
  });
});

/** As code hosts make them of headings. */
function anchorsOf(page: string): Set<string> {
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

/** What an entry names as its proofs: titles of tests, linked to their files, and rules of the conformance suite. */
function proofsOf(entry: string): { tests: { file: string; title: string }[]; rules: string[] } {
  const links = [...entry.matchAll(/\[([^\]]+)\]\(\.\.\/([^)]+\.test\.ts)\)/g)];
  return {
    tests: links.map(([, title = "", file = ""]) => ({ file, title: title.replaceAll(/\s+/g, " ") })),
    rules: entry.match(/\b[A-Z]{3,}-\d+\b/g) ?? [],
  };
}

/** Whether the file calls something with the title as its first argument, as tests are declared. */
function holdsTest(file: string, title: string): boolean {
  if (!existsSync(join(root, file))) return false;
  const text = read(file);
  return ['"', "'", "`"].some((quote) => {
    for (let at = text.indexOf(quote + title + quote); at >= 0; at = text.indexOf(quote + title + quote, at + 1)) {
      const isCall = text.slice(0, at).trimEnd().endsWith("(");
      const goesOn = text
        .slice(at + title.length + 2)
        .trimStart()
        .startsWith(",");
      if (isCall && goesOn) return true;
    }
    return false;
  });
}
