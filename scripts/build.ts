// `npm run build`: builds what is stale. --force builds everything, --quiet says nothing when all is fresh, --served leaves out
// what no server needs.
import { buildStale, listServed } from "./build/build-stale.ts";

const has = (option: string): boolean => process.argv.includes(option);
const built = await buildStale({
  force: has("--force"),
  quiet: has("--quiet"),
  ...(has("--served") && { only: listServed() }),
});
process.exitCode = built ? 0 : 1;
