// The lock file names every platform's packages. npm leaves out those that it could not see when it wrote the file (a registry
// mirror may lack them), and from then on `npm ci` refuses the file everywhere.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run.ts";
import type { Outcome } from "./step.ts";

interface LockedPackage {
  version?: string;
  cpu?: string[];
  dev?: boolean;
  libc?: string[];
  optional?: boolean;
  os?: string[];
  optionalDependencies?: Record<string, string>;
}

interface LockFile {
  packages: Record<string, LockedPackage>;
}

const lockFile = join(root, "package-lock.json");
const cpus = ["arm64", "arm", "x64", "ia32", "ppc64", "riscv64", "s390x", "wasm32"];
const systems = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];

/** What a platform package's name says: "@oxlint/binding-linux-x64-musl". */
function platformOf(name: string): Pick<LockedPackage, "cpu" | "libc" | "os"> {
  const words = name.split("/").at(-1)?.split("-") ?? [];
  const os = words.find((word) => systems.includes(word));
  const cpu = words.find((word) => cpus.includes(word));
  const abi = words.at(-1) ?? "";
  const libc =
    os !== "linux" ? undefined : abi.startsWith("musl") ? "musl" : abi.startsWith("gnu") ? "glibc" : undefined;
  return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }), ...(os && { os: [os] }) };
}

function findMissing({ packages }: LockFile): Map<string, LockedPackage> {
  const missing = new Map<string, LockedPackage>();
  for (const [path, locked] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
      const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
      if (places.some((place) => packages[place] !== undefined)) continue;
      const { cpu, libc, os } = platformOf(name);
      missing.set(`node_modules/${name}`, {
        version,
        ...(cpu && { cpu }),
        ...(locked.dev && { dev: true }),
        ...(libc && { libc }),
        optional: true,
        ...(os && { os }),
      });
    }
  }
  return missing;
}

function complete({ packages, ...rest }: LockFile, missing: Map<string, LockedPackage>): string {
  const all = Object.entries({ ...packages, ...Object.fromEntries(missing) });
  const sorted = all.sort(([a], [b]) => a.localeCompare(b, "en"));
  return `${JSON.stringify({ ...rest, packages: Object.fromEntries(sorted) }, null, 2)}\n`;
}

export async function checkLockFile(fix: boolean): Promise<Outcome> {
  // npm owns this shape: https://docs.npmjs.com/cli/configuring-npm/package-lock-json
  const lock = JSON.parse(readFileSync(lockFile, "utf8")) as LockFile;
  const missing = findMissing(lock);
  if (missing.size > 0 && fix) writeFileSync(lockFile, complete(lock, missing));
  return {
    passed: missing.size === 0 || fix,
    ...(missing.size > 0 && { note: `${missing.size} entries ${fix ? "added" : "missing"}` }),
    details: `package-lock.json lacks ${[...missing.keys()].join(", ")}.\nRepair: npm run fix, and commit package-lock.json.`,
  };
}
