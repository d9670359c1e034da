// `npm run bench -- bridge`: the line between app frame and console, beside a bare port and the field's libraries.
import { buildBundles } from "./bundles.ts";
import { measure } from "./measure.ts";
import { openBench } from "./open-bench.ts";
import { toReport, toTable } from "./report.ts";

export async function benchBridge({ json }: { json: boolean }): Promise<void> {
  const bundles = await buildBundles();
  const bench = await openBench(bundles);
  try {
    const tell = (what: string): void => {
      if (!json) process.stderr.write(`measuring ${what} ...\n`);
    };
    const report = toReport(await measure(bench, tell), bundles.gzipBytes);
    process.stdout.write(`${json ? JSON.stringify(report) : toTable(report)}\n`);
  } finally {
    await bench.close();
  }
}
