import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PackageRefused } from "./refusal.ts";

/** What desktops and version control leave behind; it is no part of an app. */
const isLitter = (name: string): boolean =>
  [".DS_Store", "Thumbs.db", "desktop.ini", ".git", ".gitignore", "node_modules"].includes(name) ||
  name.endsWith(".aaex");

/** Every file below a folder, by its path from there with forward slashes. */
export async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  await readInto(files, folder, "");
  if (files.size === 0)
    throw new PackageRefused(
      "package/folder",
      `${folder} holds no file.`,
      "Build the app first, and pack the folder that the build wrote.",
    );
  return files;
}

async function readInto(files: Map<string, Uint8Array>, folder: string, prefix: string): Promise<void> {
  for (const entry of await list(folder)) {
    if (isLitter(entry.name)) continue;
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) await readInto(files, join(folder, entry.name), `${path}/`);
    else if (entry.isFile()) files.set(path, await readFile(join(folder, entry.name)));
    else
      throw new PackageRefused(
        "package/folder",
        `"${path}" is a link or a special file.`,
        "Replace it by the file itself.",
        { path },
      );
  }
}

async function list(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PackageRefused(
      "package/folder",
      `The folder cannot be read: ${reason}.`,
      "Give the folder of the built app.",
    );
  }
}
