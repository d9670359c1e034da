// Every package that must not come in, uploaded as an administrator uploads it: the page says the rule, the place, what is wrong
// and what to do, word for word.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSigningKey, packFiles } from "@omni/app-package";
import { craftZip } from "@omni/app-package/crafted-zip.fakes";
import { craftPackage, soundFiles, soundManifest, toEntries } from "@omni/app-package/sound-app.fakes";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAppManager, uploadAndConsent } from "./src/app-manager-page.ts";
import { launchBrowser } from "./src/browser.ts";
import { openOmni, type Omni } from "./src/omni.ts";
import type { PackedFile } from "./src/pack-panel.ts";

let folder: string;
let browser: Browser;
let omni: Omni;
let admin: Page;
const publisher = createSigningKey();
const stranger = createSigningKey();

const manifestOf = (change: object) => ({ ...soundManifest, name: "record", title: "Record", ...change });

async function pack(change: object, { privateKey } = publisher): Promise<Buffer> {
  const packed = await packFiles(soundFiles(manifestOf(change)), { signingKey: privateKey });
  if (packed.outcome === "REFUSED") throw new Error(packed.refusal.problem);
  return Buffer.from(packed.bytes);
}

const toFile = (buffer: Buffer): PackedFile => ({ name: "app.aaex", mimeType: "application/octet-stream", buffer });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "omni-refusals-"));
  browser = await launchBrowser();
  omni = await openOmni(browser);
  admin = await openAppManager(omni);
  await admin.getByRole("button", { name: "Install an app" }).click();
  // What later packages are held to: version 2, signed by its publisher.
  await uploadAndConsent(admin, toFile(await pack({ version: "2.0.0" })));
  await admin.getByRole("button", { name: "Activate", exact: true }).click();
  await admin.getByRole("button", { name: "Install another app" }).click();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await omni.close();
  await browser.close();
});

interface Case {
  what: string;
  bytes: () => Buffer | Promise<Buffer>;
  rule: string;
  file?: string;
  problem: string | RegExp;
  repair: string;
  /** What stands in the list of the manifest's problems. */
  inManifest?: readonly { rule: string; path: string; problem: string; repair: string }[];
}

const mebibyte = 1024 * 1024;

const cases: readonly Case[] = [
  {
    what: "a name that leaves the package (zip slip)",
    bytes: () => craftPackage({ name: "../../evil.html", content: "x" }),
    rule: "package/unsafe-path",
    file: "../../evil.html",
    problem: 'The name "../../evil.html" cannot be used: it leaves its folder by "..".',
    repair: "Rename the file.",
  },
  {
    what: "an absolute name",
    bytes: () => craftPackage({ name: "/etc/evil", content: "x" }),
    rule: "package/unsafe-path",
    file: "/etc/evil",
    problem: 'The name "/etc/evil" cannot be used: it is absolute.',
    repair: "Rename the file.",
  },
  {
    what: "a file that unpacks to a thousand times its size (zip bomb)",
    bytes: () => craftPackage({ name: "bomb.bin", content: new Uint8Array(50 * mebibyte), method: 8 }),
    rule: "package/ratio",
    file: "bomb.bin",
    problem: /^"bomb\.bin" unpacks \d+ bytes to 50 MB, more than 200 times as much\.$/,
    repair: "Leave out files that hold nothing.",
  },
  {
    what: "a bomb that announces a small size",
    bytes: () => craftPackage({ name: "bomb.bin", content: new Uint8Array(5 * mebibyte), method: 8, size: 100 }),
    rule: "package/size-differs",
    file: "bomb.bin",
    problem: '"bomb.bin" does not unpack to the 100 bytes that the archive announces.',
    repair: "Pack the app again.",
  },
  {
    what: "a symbolic link",
    bytes: () => craftPackage({ name: "link", content: "/etc/passwd", externalAttributes: 0o120777 << 16 }),
    rule: "package/special-file",
    file: "link",
    problem: '"link" is not a plain file: links, folders and devices are not packed.',
    repair: "Replace it by the file itself.",
  },
  {
    what: "a file with another hash than the listed one",
    bytes: () =>
      craftZip(
        toEntries().map((entry) =>
          entry.name === "panel.html" ? { ...entry, content: "<!doctype html><title>Recorx</title>" } : entry,
        ),
      ),
    rule: "package/file-hash",
    file: "panel.html",
    problem: 'The bytes of "panel.html" are not those that were packed.',
    repair: "Pack the app again; a package is never edited by hand.",
  },
  {
    what: "a signature that does not hold",
    bytes() {
      const { publicKey } = publisher;
      const signature = Buffer.alloc(64).toString("base64");
      const content = JSON.stringify({ format: 1, algorithm: "Ed25519", publicKey, signature });
      return craftPackage({ name: "META/signature.json", content });
    },
    rule: "package/signature",
    file: "META/signature.json",
    problem: "The signature does not belong to these contents.",
    repair: "Ask the publisher for the package that was signed.",
  },
  {
    what: "a later version by another key",
    bytes: () => pack({ version: "3.0.0" }, stranger),
    rule: "package/signature-key",
    problem: `The package is signed by ${stranger.fingerprint}, not by the publisher's key.`,
    repair: "Ask the publisher whether the key was changed; to trust the new one, uninstall the app first.",
  },
  {
    what: "a later version without a signature",
    bytes: () => craftZip(toEntries(soundFiles(manifestOf({ version: "3.0.0" })))),
    rule: "package/signature-missing",
    problem: "Earlier packages of this app were signed; this one is not.",
    repair: "Ask the publisher for the signed package.",
  },
  {
    what: "an older version than the installed one",
    bytes: () => pack({ version: "1.9.9" }),
    rule: "package/downgrade",
    problem: "Version 2.0.0 is installed, which is newer than 1.9.9.",
    repair: "To go back, roll back to a version that is installed, or raise this package's version.",
  },
  {
    what: "the installed version with other bytes",
    bytes: () => pack({ version: "2.0.0", description: "Another." }),
    rule: "package/version-taken",
    problem: "Version 2.0.0 is installed with other contents.",
    repair: "Raise the version of the manifest.",
  },
  {
    what: "a page that is not there",
    bytes() {
      const pages = [{ id: "panel", path: "missing.html", title: "Record", slots: ["right-panel"] }];
      return craftZip(toEntries(soundFiles({ ...soundManifest, pages })));
    },
    rule: "package/page-missing",
    file: "missing.html",
    problem: 'The page "panel" names "missing.html", which is not in the package.',
    repair: "Build the app first, or correct the page's path.",
  },
  {
    what: "a permission that does not exist",
    bytes() {
      const permissions = [{ name: "customer.reed", reason: "To read." }];
      return craftZip(toEntries(soundFiles({ ...soundManifest, permissions })));
    },
    rule: "package/manifest",
    file: "manifest.json",
    problem: /^The manifest has problems\./,
    repair: "Correct them in the manifest.",
    inManifest: [
      {
        rule: "manifest/unknown-permission",
        path: "permissions[0].name",
        problem: '"customer.reed" is not a permission of the contract.',
        repair: 'Did you mean "customer.read"?',
      },
    ],
  },
  {
    what: "a manifest of 10 MB",
    bytes: () =>
      craftZip(toEntries(soundFiles({ ...soundManifest, description: randomBytes(5 * mebibyte).toString("hex") }))),
    rule: "package/manifest",
    file: "manifest.json",
    problem: /^The manifest has problems\./,
    repair: "Correct them in the manifest.",
    inManifest: [
      {
        rule: "manifest/too-large",
        path: "the whole file",
        problem: "manifest.json is larger than 256 KB.",
        repair: "Keep texts short and move data to files of the package.",
      },
    ],
  },
  {
    what: "a plain zip",
    bytes: () => craftZip([...soundFiles()].map(([name, content]) => ({ name, content, method: 8 }))),
    rule: "package/no-file-list",
    problem: "The package has no META/files.json.",
    repair: "Pack the app with `omni-app pack`; a plain zip is not a package.",
  },
  {
    what: "a file of 21 MB",
    bytes: () => craftPackage({ name: "data.bin", content: randomBytes(21 * mebibyte) }),
    rule: "package/too-large",
    problem: "The package is larger than 20 MB.",
    repair: "Leave out source maps and media, or load them from a service.",
  },
];

test.each(cases)("$what is refused", async ({ bytes, rule, file, problem, repair, inManifest = [] }) => {
  // From the disk, as a person does: the browser reads it itself.
  const path = join(folder, "app.aaex");
  await writeFile(path, await bytes());
  await admin.locator("input[type=file]").setInputFiles(path);
  const alert = admin.getByRole("alert").filter({ has: admin.locator("code", { hasText: rule }) });
  await alert.getByText(problem, { exact: true }).waitFor();
  await alert.getByText(`Repair: ${repair}`, { exact: true }).first().waitFor();
  if (file !== undefined) await alert.locator("code").getByText(file, { exact: true }).waitFor();
  const items = alert.getByRole("listitem");
  expect(await items.count()).toBe(inManifest.length);
  for (const [index, each] of inManifest.entries()) {
    const item = items.nth(index);
    for (const text of [each.rule, each.path, each.problem, `Repair: ${each.repair}`])
      await item.getByText(text, { exact: true }).waitFor();
  }
  // The next one's message is not mistaken for this one's.
  await admin.reload();
  await admin.locator("input[type=file]").waitFor({ state: "attached" });
  expect(omni.pageErrors).toEqual([]);
});
