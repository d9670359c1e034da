import { chmod, readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { openPackage, type AppPackage } from "./open-package.ts";
import { packFolder } from "./pack.ts";
import { type PackageRefusal, PackageRefused } from "./refusal.ts";
import { createSigningKey, readSigningKey } from "./signing.ts";

export const usage = `Packs apps for Omni, and checks packages as an Omni server does.

  omni-app pack <folder> [--out <file>] [--key <file>] [--json]
      Packs the folder of a built app, with manifest.json at its root, as <name>-<version>.aaex, and signs it by the key.
  omni-app key <file> [--json]
      Makes a key to sign packages with. The file is your proof of who you are: keep it secret, and keep a copy.
  omni-app verify <file> [--key <file>] [--json]
      Checks a package as a server does, and with a key that it was signed by that one.

It ends with 0 when all is well, with 1 when something is refused, with 2 when it was called wrongly.`;

export interface CommandResult {
  code: 0 | 1 | 2;
  /** For standard output where the code is 0, else for standard error. */
  text: string;
}

/** The command was called in a way that it does not know. */
class WrongUse extends Error {}

/** `omni-app` with these arguments. */
export async function runCommand(args: readonly string[]): Promise<CommandResult> {
  const isJson = args.includes("--json");
  try {
    const { command, target, options } = readArguments(args);
    const { text, facts } = await commands[command](target, options);
    return { code: 0, text: isJson ? toJson(facts) : text };
  } catch (error) {
    if (error instanceof PackageRefused)
      return { code: 1, text: isJson ? toJson(error.refusal) : toText(error.refusal) };
    if (error instanceof WrongUse)
      return { code: 2, text: isJson ? toJson({ problem: error.message }) : `${error.message}\n\n${usage}` };
    throw error;
  }
}

const toJson = (value: object): string => JSON.stringify(value, null, 2);

interface Options {
  out?: string;
  key?: string;
}

interface Done {
  text: string;
  facts: object;
}

const commands = { pack, key, verify };
type CommandName = keyof typeof commands;

/** Which flags each command takes, beside `--json`. */
const flagsOf: Readonly<Record<CommandName, readonly (keyof Options)[]>> = {
  pack: ["out", "key"],
  key: [],
  verify: ["key"],
};

const isCommand = (name: string | undefined): name is CommandName =>
  name !== undefined && Object.hasOwn(commands, name);

function readArguments(args: readonly string[]): { command: CommandName; target: string; options: Options } {
  const { positionals, values } = parse(args);
  const [command, target, more] = positionals;
  if (!isCommand(command))
    throw new WrongUse(command === undefined ? "Say what to do." : `There is no command ${command}.`);
  if (target === undefined || more !== undefined) throw new WrongUse(`${command} takes one path.`);
  const { json: _json, ...options } = values;
  for (const flag of Object.keys(options) as (keyof Options)[])
    if (!flagsOf[command].includes(flag)) throw new WrongUse(`${command} takes no --${flag}.`);
  return { command, target, options };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: "string" }, key: { type: "string" }, json: { type: "boolean" } },
    });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

async function pack(folder: string, { out, key: keyFile }: Options): Promise<Done> {
  const signingKey = keyFile === undefined ? undefined : await readKeyFile(keyFile);
  const packed = await packFolder(folder, signingKey === undefined ? {} : { signingKey });
  if (packed.outcome === "REFUSED") throw toRefused(packed.refusal);
  const { name, version } = packed.package.manifest;
  const file = out ?? `${name}-${version}.aaex`;
  await write(file, packed.bytes, "w");
  return describe(`Wrote ${file}.`, packed.package, { file });
}

async function key(file: string): Promise<Done> {
  const { privateKey, fingerprint } = createSigningKey();
  // Only its owner reads it, and none that is there is lost.
  await write(file, privateKey, "wx", 0o600);
  return {
    text: `Wrote ${file}.\nKeep it secret, and keep a copy: it signs every later version of your apps.\nFingerprint: ${fingerprint}`,
    facts: { file, fingerprint },
  };
}

async function verify(file: string, { key: keyFile }: Options): Promise<Done> {
  const pinnedKey = keyFile === undefined ? null : readSigningKey(await readKeyFile(keyFile)).publicKey;
  const opened = await openPackage(file, { expected: { pinnedKey } });
  if (opened.outcome === "REFUSED") throw toRefused(opened.refusal);
  return describe(`${file} is sound.`, opened.package, { file });
}

function describe(first: string, { manifest, sha256, bytes, signature }: AppPackage, more: object): Done {
  const { name, version } = manifest;
  const signedBy = signature?.fingerprint ?? null;
  const facts = { ...more, name, version, bytes, sha256, signedBy };
  const lines = [first, `App:     ${name} ${version}`, `Size:    ${bytes} bytes`, `SHA-256: ${sha256}`];
  return { text: [...lines, `Signed:  ${signedBy ?? "no"}`].join("\n"), facts };
}

async function readKeyFile(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: unknown) => {
    throw new PackageRefused(
      "package/key",
      `The key cannot be read: ${toReason(error)}.`,
      "Make one with `omni-app key`.",
    );
  });
}

async function write(file: string, content: string | Uint8Array, flag: "w" | "wx", mode?: number): Promise<void> {
  try {
    await writeFile(file, content, { flag, ...(mode !== undefined && { mode }) });
    if (mode !== undefined) await chmod(file, mode);
  } catch (error) {
    throw new PackageRefused("package/folder", `${file} cannot be written: ${toReason(error)}.`, "Name another file.");
  }
}

const toReason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const toRefused = ({ rule, problem, repair, ...more }: PackageRefusal): PackageRefused =>
  new PackageRefused(rule, problem, repair, more);

/** The refusal as a person reads it: rule, place, problem, repair; of a manifest each problem of it. */
function toText({ rule, path, problem, repair, problems }: PackageRefusal): string {
  if (problems.length === 0) return `${rule}${path === null ? "" : ` ${path}`}: ${problem}\nRepair: ${repair}`;
  return problems
    .map((each) => {
      const place = `manifest.json:${each.line}:${each.column}${each.path === "" ? "" : ` ${each.path}`}`;
      return `${each.rule} ${place}: ${each.problem}\nRepair: ${each.repair}`;
    })
    .join("\n");
}
