// Writes docs/contract.md from contract.json. --check writes nothing and fails when the page is stale.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ContractFile, toMarkdown } from "./reference/to-markdown.ts";
import { root } from "./run.ts";

const page = join(root, "docs", "contract.md");
// The contract's own tests pin the shape of this file.
const contract = JSON.parse(readFileSync(join(root, "packages/contract/contract.json"), "utf8")) as ContractFile;
const text = toMarkdown(contract);

if (!process.argv.includes("--check")) {
  writeFileSync(page, text);
  console.log("Wrote docs/contract.md.");
} else if (!existsSync(page) || readFileSync(page, "utf8") !== text) {
  console.error("Stale generated file: docs/contract.md\nRepair: npm run generate, and commit the result.");
  process.exitCode = 1;
}
