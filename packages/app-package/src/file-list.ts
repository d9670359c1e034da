import { createHash } from "node:crypto";
import { z } from "zod";
import { PackageRefused } from "./refusal.ts";

export const fileListPath = "META/files.json";
export const signaturePath = "META/signature.json";

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);
const listedFile = z.strictObject({ path: z.string(), size: z.int().min(0), sha256: sha256Text });
const fileListSchema = z.strictObject({
  format: z.literal(1),
  contentHash: sha256Text,
  files: z.array(listedFile),
});

export type ListedFile = z.infer<typeof listedFile>;
export type FileList = z.infer<typeof fileListSchema>;

export const toSha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/** By code units, so that the order is the same whatever the machine's language. */
const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/** The hash of what is in a package, whichever way it is compressed: over path, size and hash of each file. */
function toContentHash(files: readonly ListedFile[]): string {
  const lines = files.toSorted(byPath).map(({ path, size, sha256 }) => `${sha256} ${size} ${path}\n`);
  return toSha256(`omni-app-content 1\n${lines.join("")}`);
}

export function toFileList(contents: ReadonlyMap<string, Uint8Array>): FileList {
  const files = [...contents]
    .map(([path, bytes]) => ({ path, size: bytes.length, sha256: toSha256(bytes) }))
    .toSorted(byPath);
  return { format: 1, contentHash: toContentHash(files), files };
}

const repair = "Pack the app again; a package is never edited by hand.";

/** The content hash, once every file is listed, every listed file is there, and each has the listed bytes. */
export function checkFileList(contents: ReadonlyMap<string, Uint8Array>): FileList {
  const bytes = contents.get(fileListPath);
  if (bytes === undefined)
    throw new PackageRefused(
      "package/no-file-list",
      `The package has no ${fileListPath}.`,
      "Pack the app with `omni-app pack`; a plain zip is not a package.",
    );
  const list = parseFileList(bytes);
  const listed = new Map(list.files.map((file) => [file.path, file]));
  if (listed.size < list.files.length)
    throw new PackageRefused("package/file-list", `${fileListPath} names a file twice.`, repair, {
      path: fileListPath,
    });
  for (const path of contents.keys()) {
    if (!listed.has(path) && path !== fileListPath && path !== signaturePath)
      throw new PackageRefused("package/file-unlisted", `"${path}" is in the archive and not in the list.`, repair, {
        path,
      });
  }
  for (const { path, size, sha256 } of list.files) checkFile(contents.get(path), { path, size, sha256 });
  if (toContentHash(list.files) !== list.contentHash)
    throw new PackageRefused(
      "package/content-hash",
      "The content hash does not follow from the listed files.",
      repair,
      { path: fileListPath },
    );
  return list;
}

function checkFile(content: Uint8Array | undefined, { path, size, sha256 }: ListedFile): void {
  if (content === undefined || path.startsWith("META/"))
    throw new PackageRefused("package/file-missing", `"${path}" is listed and not in the archive.`, repair, { path });
  if (content.length !== size || toSha256(content) !== sha256)
    throw new PackageRefused("package/file-hash", `The bytes of "${path}" are not those that were packed.`, repair, {
      path,
    });
}

function parseFileList(bytes: Uint8Array): FileList {
  const parsed = fileListSchema.safeParse(parseJson(bytes));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue === undefined ? "" : ` at ${issue.path.join(".") || "its root"}: ${issue.message}`;
  throw new PackageRefused("package/file-list", `${fileListPath} is malformed${where}.`, repair, {
    path: fileListPath,
  });
}

/** A value, or undefined where the bytes are no JSON: the schema that follows refuses that. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
