// `npm run build`: builds what is stale. --force builds everything, --quiet says nothing when all is fresh.
import { buildStale } from "./build/build-stale.ts";

const built = await buildStale({ force: process.argv.includes("--force"), quiet: process.argv.includes("--quiet") });
process.exitCode = built ? 0 : 1;
