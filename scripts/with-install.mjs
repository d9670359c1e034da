// @ts-check
// `node scripts/with-install.mjs <script> [arguments]`: installs if needed, then runs the script under Node 24.
import { prepareRuntime, runScript } from "./runtime.mjs";

process.exitCode = await runScript(await prepareRuntime(), process.argv.slice(2));
