// `npm run bench -- bridge`, `npm run bench -- path` and `npm run bench -- server`; `--json` prints one JSON object instead of a table.
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
  default:
    process.stderr.write("Usage: npm run bench -- bridge|path|server [--json]\n");
    process.exitCode = 2;
}
