// `npm test`: finds a browser, builds what is stale, runs every test. Arguments go to Vitest: `npm test -- packages/wire`.
import { buildStale } from "./build/build-stale.ts";
import { seconds } from "./run.ts";
import { findChromium } from "./test/find-chromium.ts";
import { runVitest } from "./test/run-vitest.ts";

const began = Date.now();
/** The whole run has those scenarios of the reference apps that no other test walks; `npm run examples -- test` has all. */
const wholeRun = ["--project=!examples"];

async function testEverything(): Promise<number> {
  const chromium = await findChromium();
  console.log(`Browser: ${chromium}`);
  if (!(await buildStale({ force: false, quiet: true }))) return 1;

  const chosen = process.argv.slice(2);
  const { code, counts } = await runVitest(chosen.length > 0 ? chosen : wholeRun, { OMNI_CHROMIUM: chromium });
  console.log(`Whole run: ${seconds(Date.now() - began)}`);
  if (counts === null) {
    console.log("Vitest ended without a report.");
    return code === 0 ? 1 : code;
  }
  if (counts.skipped > 0) console.log(`${counts.skipped} skipped`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return code === 0 && counts.failed > 0 ? 1 : code;
}

try {
  process.exitCode = await testEverything();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
