/** Writes manifest.schema.json and the generated parts of docs/app-packages.md. `--check` writes nothing and fails when one is stale. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toManifestJsonSchema } from "./generate/json-schema.ts";
import { toReference } from "./generate/to-reference.ts";

const root = join(import.meta.dirname, "..");
const schemaFile = join(root, "manifest.schema.json");
const page = join(root, "../../docs/app-packages.md");

/** The page with each generated part in its place; everything else in it is written by hand. */
function fillPage(text: string): string {
  return Object.entries(toReference()).reduce((filled, [name, part]) => {
    const [begin, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
    const [from, to] = [filled.indexOf(begin), filled.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`docs/app-packages.md has no place for the part "${name}".`);
    return `${filled.slice(0, from + begin.length)}\n\n${part}\n\n${filled.slice(to)}`;
  }, text);
}

const files = new Map([
  [schemaFile, `${JSON.stringify(toManifestJsonSchema(), null, 2)}\n`],
  [page, fillPage(readFileSync(page, "utf8"))],
]);

if (process.argv.includes("--check")) {
  const stale = [...files].filter(([path, text]) => read(path) !== text).map(([path]) => path);
  if (stale.length > 0) {
    console.error(`Stale generated files: ${stale.join(", ")}\nRepair: npm run generate, and commit the result.`);
    process.exit(1);
  }
} else {
  for (const [path, text] of files) writeFileSync(path, text);
  console.log("Wrote manifest.schema.json and docs/app-packages.md.");
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
