// The reference apps as packages, as an administrator uploads them.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { packFolder } from "@omni/app-package";
import { buildStale, listPackagedExamples } from "../build/build-stale.ts";
import { root } from "../run.ts";

export interface PackedExample {
  name: string;
  /** Relative to the root, with forward slashes. */
  file: string;
  /** Of the package file. */
  sha256: string;
  bytes: number;
}

/** Builds what is stale and packs every reference app. The same sources give the same bytes. */
export async function packExamples(tell: (line: string) => void): Promise<PackedExample[]> {
  const folders = listPackagedExamples();
  if (!(await buildStale({ force: false, quiet: true, only: folders, tell })))
    throw new Error("Not every example could be built.");
  const packed: PackedExample[] = [];
  for (const folder of folders) packed.push(await pack(folder));
  return packed;
}

async function pack(folder: string): Promise<PackedExample> {
  const result = await packFolder(join(root, folder, "dist"));
  if (result.outcome === "REFUSED") {
    const { rule, problem, repair } = result.refusal;
    throw new Error(`${folder} cannot be packed (${rule}): ${problem} ${repair}`);
  }
  const { name, version } = result.package.manifest;
  // A file that ends so is never packed itself.
  const file = `${folder}/dist/${name}-${version}.aaex`;
  writeFileSync(join(root, file), result.bytes);
  return {
    name,
    file,
    sha256: createHash("sha256").update(result.bytes).digest("hex"),
    bytes: result.bytes.length,
  };
}
