// @ts-check
// `npm start`: from a fresh clone to a serving Omni. Installs, builds what is stale, runs the server.
import { prepareRuntime, runScript } from "./runtime.mjs";

const node = await prepareRuntime();
const built = await runScript(node, ["scripts/build.ts", "--quiet", "--served"]);
process.exitCode = built !== 0 ? built : await runScript(node, ["apps/server/src/main.ts", ...process.argv.slice(2)]);
