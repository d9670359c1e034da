/** Writes contract.json, the plain types and the JSON Schemas. `--check` writes nothing and fails when one is stale. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildContract } from "./generate/build-contract.ts";
import { writeTypes } from "./generate/write-types.ts";

const root = join(import.meta.dirname, "..");
const contract = buildContract();
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const files = new Map<string, string>([
  ["contract.json", json(contract)],
  [
    "src/generated/contract.ts",
    `// Generated from src/source by \`npm run generate\`. Do not edit.\nexport const contract = ${JSON.stringify(contract)} as const;\n`,
  ],
  ["src/generated/types.ts", writeTypes(contract)],
]);
const schema = (title: string, value: object): string =>
  json({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title,
    ...value,
    $defs: contract.$defs,
  });
for (const [name, event] of Object.entries(contract.events)) {
  files.set(`schemas/events/${name}.json`, schema(name, (event as { payload: object }).payload));
}
for (const [name, method] of Object.entries(contract.methods)) {
  const { parameters, result } = method as { parameters: object | null; result: object };
  if (parameters !== null)
    files.set(`schemas/methods/${name}.parameters.json`, schema(`${name} parameters`, parameters));
  files.set(`schemas/methods/${name}.result.json`, schema(`${name} result`, result));
}

if (process.argv.includes("--check")) {
  const written = ["events", "methods"].flatMap((folder) =>
    readdirSync(join(root, "schemas", folder)).map((file) => `schemas/${folder}/${file}`),
  );
  const stale = [...files].filter(([path, text]) => read(path) !== text).map(([path]) => path);
  const orphans = written.filter((path) => !files.has(path));
  if (stale.length + orphans.length > 0) {
    console.error(
      `Stale generated files: ${[...stale, ...orphans].join(", ")}\nRepair: npm run generate, and commit the result.`,
    );
    process.exit(1);
  }
} else {
  rmSync(join(root, "schemas"), { recursive: true, force: true });
  for (const folder of ["schemas/events", "schemas/methods", "src/generated"])
    mkdirSync(join(root, folder), { recursive: true });
  for (const [path, text] of files) writeFileSync(join(root, path), text);
  console.log(
    `Wrote ${files.size} files: ${Object.keys(contract.events).length} events, ${Object.keys(contract.methods).length} methods.`,
  );
}

function read(path: string): string | null {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return null;
  }
}
