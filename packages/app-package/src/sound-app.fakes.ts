import { fileListPath, toFileList } from "./file-list.ts";
import type { Manifest } from "./manifest/manifest-schema.ts";
import { type CraftedEntry, craftZip } from "./zip/crafted-zip.fakes.ts";

export const soundManifest: Manifest = {
  name: "screen-pop",
  version: "1.2.0",
  title: "Customer record",
  description: "Shows the customer's record.",
  icon: "icon.svg",
  pages: [{ id: "panel", path: "panel.html", title: "Record", slots: ["right-panel"] }],
};

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The files of an app that has nothing wrong with it. */
export const soundFiles = (manifest: object = soundManifest): Map<string, Uint8Array> =>
  new Map([
    ["manifest.json", encode(JSON.stringify(manifest))],
    ["panel.html", encode("<!doctype html><title>Record</title>")],
    ["icon.svg", encode("<svg xmlns='http://www.w3.org/2000/svg'/>")],
  ]);

/** The entries of a package of these files, with an honest list. */
export const toEntries = (files: ReadonlyMap<string, Uint8Array> = soundFiles()): CraftedEntry[] => [
  ...[...files].map(([name, content]) => ({ name, content, method: 8 })),
  { name: fileListPath, content: JSON.stringify(toFileList(files)), method: 8 },
];

/** A sound package with further entries, which its list does not name. */
export const craftPackage = (...more: CraftedEntry[]): Buffer => craftZip([...toEntries(), ...more]);
