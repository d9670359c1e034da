// A Chromium for the tests: the one named, the one installed, Debian's, or the one that npm can bring.
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Finished, root, run } from "../run.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/snap/bin/chromium",
];
/** A build of Chromium that comes as an npm package: 66 MB, and needs no root. */
const packaged = "@sparticuz/chromium@153.0.0";

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findInstalled(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places].find(isExecutable);
}

/** True when this browser starts here: a file may be there and its libraries missing. */
async function canRun(file: string): Promise<boolean> {
  return run(file, ["--version"], { timeout: 20_000 }).then(
    ({ code }) => code === 0,
    () => false,
  );
}

async function installFromDebian(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("No Chromium here: installing Debian's package `chromium` ...");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const aptGet = async (...args: string[]): Promise<Finished> => run("apt-get", args, { env });
  const install = ["install", "--yes", "--no-install-recommends", "chromium"];
  if ((await aptGet(...install)).code === 0) return findInstalled();
  // The lists of a fresh image are empty.
  await aptGet("update");
  const { code, output } = await aptGet(...install);
  if (code !== 0) console.log(`apt-get could not install it:\n${output.trim().split("\n").slice(-5).join("\n")}`);
  return findInstalled();
}

interface PackagedChromium {
  default: { executablePath(): Promise<string> };
}

async function installFromNpm(): Promise<string | undefined> {
  const folder = join(root, ".cache", "chromium");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, "node_modules", "@sparticuz", "chromium"))) {
    console.log(`No Chromium here: fetching ${packaged} (66 MB) into .cache/ ...`);
    const args = ["install", "--prefix", folder, "--no-save", "--no-package-lock", "--no-audit", "--no-fund", packaged];
    const { code, output } = await run("npm", args);
    if (code !== 0) console.log(`npm could not fetch it:\n${output.trim()}`);
    if (code !== 0) return undefined;
  }
  return unpack(createRequire(join(folder, "package.json")).resolve("@sparticuz/chromium"), join(folder, "unpacked"));
}

/** Unpacks the browser and the system libraries that it carries along for bare machines. */
async function unpack(entry: string, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const before = { TMPDIR: process.env["TMPDIR"], AWS_EXECUTION_ENV: process.env["AWS_EXECUTION_ENV"] };
  // It unpacks into the temporary folder, and its libraries only where it believes to be in a bare cloud function.
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" });
  try {
    // The module is not among our dependencies: this is its documented shape.
    const module = (await import(pathToFileURL(entry).href)) as PackagedChromium;
    return await module.default.executablePath();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** The path of a Chromium that runs here, fetched if it must be; rejects with what to do when there is none. */
export async function findChromium(): Promise<string> {
  const named = process.env["OMNI_CHROMIUM"];
  if (named !== undefined && named !== "") {
    if (isExecutable(named)) return named;
    throw new Error(`OMNI_CHROMIUM names ${named}, which is not an executable file.`);
  }
  for (const find of [findInstalled, installFromDebian, installFromNpm]) {
    const file = await find();
    if (file !== undefined && (await canRun(file))) return file;
  }
  throw new Error(
    "The tests need a Chromium: install one, or name its file in OMNI_CHROMIUM, and run `npm test` again.",
  );
}
