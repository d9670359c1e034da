// What an app downloads to speak to the console stays small.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildStale } from "../build/build-stale.ts";
import { root } from "../run.ts";
import type { Outcome } from "./step.ts";

const file = "packages/sdk/dist/ameyo-sdk.js";
const mostBytes = 5 * 1024;

export async function checkSdkBytes(): Promise<Outcome> {
  const built = await buildStale({ force: false, quiet: true, only: ["packages/sdk"] });
  if (!built) return { passed: false, details: "packages/sdk does not build." };
  const bytes = gzipSync(readFileSync(join(root, file)), { level: 9 }).length;
  return {
    passed: bytes <= mostBytes,
    note: `${bytes} of ${mostBytes} bytes`,
    details: `${file} is ${bytes} bytes gzipped; the most allowed is ${mostBytes}.`,
  };
}
