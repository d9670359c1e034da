// `npm run generate`: writes every committed file that follows from a source, in order.
import { generators } from "./generators.ts";
import { runNode } from "./run.ts";

for (const generator of generators) {
  const { code } = await runNode(["--conditions=source", generator], { output: "show" });
  if (code !== 0) process.exit(code);
}
