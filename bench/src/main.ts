// `npm run bench -- apps`, `bridge`, `path` or `server`; `--json` prints one JSON object instead of a table.
import { benchBridge } from "./bridge/main.ts";

const [name, ...options] = process.argv.slice(2);
const json = options.includes("--json");

switch (name) {
  case "bridge":
    await benchBridge({ json });
    break;
  case "server": {
    // Loaded only here: it starts what the bridge does not need.
    const { runServerBench } = await import("./server/main.ts");
    await runServerBench(json);
    break;
  }
  case "path": {
    const { runPathBench } = await import("./path/main.ts");
    await runPathBench(json);
    break;
  }
  case "apps": {
    const { runAppsBench } = await import("./apps/main.ts");
    await runAppsBench(json);
    break;
  }
  default:
    process.stderr.write("Usage: npm run bench -- apps|bridge|path|server [--json]\n");
    process.exitCode = 2;
}
