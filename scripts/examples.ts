// `npm run examples -- pack|test [--json]`: the reference apps as packages, and their scenarios in a real browser.
import { buildStale } from "./build/build-stale.ts";
import { packExamples } from "./examples/pack-examples.ts";
import { findChromium } from "./test/find-chromium.ts";
import { runVitest } from "./test/run-vitest.ts";

const [command, ...options] = process.argv.slice(2);
const isJson = options.includes("--json");

/** Standard output is the answer's alone where a machine reads it. */
const tell = (line: string): void => (isJson ? console.error(line) : console.log(line));

async function pack(): Promise<number> {
  const packed = await packExamples(tell);
  if (isJson) console.log(JSON.stringify(packed, null, 2));
  else for (const { file, sha256, bytes } of packed) console.log(`${file}  ${bytes} bytes  sha256 ${sha256}`);
  return 0;
}

async function test(): Promise<number> {
  const chromium = await findChromium();
  if (!(await buildStale({ force: false, quiet: true, tell }))) return 1;
  const named = options.filter((option) => option !== "--json").map((name) => `e2e/examples/${name}`);
  const { code, counts } = await runVitest(
    ["--project", "examples", ...named],
    { OMNI_CHROMIUM: chromium },
    isJson ? "collect" : "show",
  );
  if (counts === null) throw new Error("The scenarios ended without a report.");
  const { passed, failed } = counts;
  console.log(isJson ? JSON.stringify({ passed, failed }) : `${passed} passed, ${failed} failed`);
  return code;
}

const commands: Record<string, () => Promise<number>> = { pack, test };
const run = commands[command ?? ""];
if (run === undefined) {
  console.error("Usage: npm run examples -- pack [--json] | test [app ...] [--json]");
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
