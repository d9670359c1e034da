// Builds what the benchmark's pages load: our SDK as it is released, each peer with the few lines that start it.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { bundlePage } from "@omni/e2e/bundle-page";
import { contenders, type Contender } from "./lines.ts";

const root = join(import.meta.dirname, "..", "..", "..");

export interface Bundles {
  hostPage: string;
  framePage: string;
  scripts: Record<Contender, string>;
  gzipBytes: Record<Contender, number>;
}

async function bundleOmni(): Promise<string> {
  await promisify(execFile)(process.execPath, ["--conditions=source", "packages/sdk/build.ts"], { cwd: root });
  return readFile(join(root, "packages", "sdk", "dist", "ameyo-sdk.js"), "utf8");
}

export async function buildBundles(): Promise<Bundles> {
  const here = (file: string): string => join(import.meta.dirname, file);
  const scripts: [Contender, string][] = [];
  for (const contender of contenders) {
    const code =
      contender === "omni" ? await bundleOmni() : await bundlePage(here(`peers/${contender}-app.ts`), { minify: true });
    scripts.push([contender, code]);
  }
  return {
    hostPage: await bundlePage(here("host-page.ts"), { minify: true }),
    framePage: await bundlePage(here("frame-page.ts"), { minify: true }),
    scripts: Object.fromEntries(scripts) as Record<Contender, string>,
    gzipBytes: Object.fromEntries(
      scripts.map(([contender, code]) => [contender, gzipSync(code, { level: 9 }).length]),
    ) as Record<Contender, number>,
  };
}
