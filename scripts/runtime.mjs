// @ts-check
// Runs on any Node >= 20.19 with nothing installed: built-ins only. Installs what package-lock.json
// says when node_modules does not hold it, and finds the Node 24 that the dev dependency `node` brings.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, "node_modules", ".bin");
const oldestNode = [20, 19];
const runtimeNode = 24;

/**
 * A problem the reader can repair: printed without a stack.
 * @param {string} problem @param {string} repair @returns {never}
 */
function stop(problem, repair) {
  process.stderr.write(`\n${problem}\n${repair}\n\n`);
  process.exit(1);
}

/** @param {string} version */
function majorAndMinor(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return { major, minor };
}

function refuseOldNode() {
  const { major, minor } = majorAndMinor(process.versions.node);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  stop(
    `Omni needs Node ${oldestNode.join(".")} or newer to start; this is Node ${process.versions.node}.`,
    "Install a current Node from https://nodejs.org, or by your version manager, and run the command again.",
  );
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage
 * @param {string} file @returns {Record<string, LockedPackage> | null}
 */
function lockedPackages(file) {
  if (!existsSync(file)) return null;
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** npm records what it installed in a hidden lock file, written last: so an interrupted install counts as none. */
function isInstalled() {
  const wanted = lockedPackages(join(root, "package-lock.json"));
  const found = lockedPackages(join(root, "node_modules", ".package-lock.json"));
  if (wanted === null || found === null) return false;
  return Object.entries(wanted).every(([path, locked]) => {
    if (path === "") return true;
    const installed = found[path];
    // Packages for other platforms are in the lock file and not on this machine.
    if (installed === undefined) return Boolean(locked.optional || locked.devOptional || locked.peer);
    return installed.version === locked.version && installed.integrity === locked.integrity;
  });
}

/** @returns {{ command: string, leading: string[] }} */
function npmCommand() {
  const running = process.env["npm_execpath"];
  if (running !== undefined && running.endsWith("npm-cli.js") && existsSync(running)) {
    return { command: process.execPath, leading: [running] };
  }
  const shell = process.platform === "win32";
  if (spawnSync("npm", ["--version"], { stdio: "ignore", shell }).status === 0) {
    return { command: shell ? "npm.cmd" : "npm", leading: [] };
  }
  stop(
    "Omni's dependencies are not installed, and npm was not found to install them.",
    "npm comes with Node: install Node from https://nodejs.org, or Debian's package `npm`, and run the command again.",
  );
}

/** @param {string[]} args @returns {Promise<number>} */
function runNpm(args) {
  const { command, leading } = npmCommand();
  const child = spawn(command, [...leading, ...args], {
    cwd: root,
    // Standard output belongs to the command that runs afterwards: some print JSON for a machine.
    stdio: ["ignore", 2, 2],
    shell: command === "npm.cmd",
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

async function install() {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const first = !existsSync(join(root, "node_modules"));
  console.error(
    first
      ? "Installing dependencies into node_modules (about 600 MB; the first time takes a minute or so) ..."
      : "package-lock.json has changed: installing dependencies again ...",
  );
  const progress = setInterval(() => console.error(`  still installing, ${seconds()} s ...`), 10_000);
  // Vite, TypeScript's checker and the Node 24 runtime are development dependencies: NODE_ENV must not drop them.
  // Warnings about the Node that installs are beside the point: Omni runs on the Node that is installed.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await runNpm(args).finally(() => clearInterval(progress));
  if (code !== 0) {
    stop(
      `\`npm ci\` failed with exit code ${code}; its own message stands above.`,
      "Without a network, or behind a proxy, set npm's `registry`, `proxy` or `https-proxy` and run the command again.",
    );
  }
  console.error(`Installed in ${seconds()} s.`);
}

/** @returns {string} the path of a Node 24 (or newer) to run everything else with */
function runtimePath() {
  const names = process.platform === "win32" ? ["node.exe", "bin/node.exe"] : ["bin/node"];
  for (const name of names) {
    const path = join(root, "node_modules", "node", name);
    if (existsSync(path)) return path;
  }
  if (majorAndMinor(process.versions.node).major >= runtimeNode) return process.execPath;
  stop(
    `Omni runs on Node ${runtimeNode}. npm did not install it: the package \`node\` fetches it by an install script, which npm was told to skip.`,
    "Run `npm rebuild node --ignore-scripts=false`, or use Node 24, and run the command again.",
  );
}

/** Makes sure that the dependencies are there; resolves to the Node that runs Omni. */
export async function prepareRuntime() {
  refuseOldNode();
  if (!isInstalled()) await install();
  return runtimePath();
}

/**
 * Runs a script of the repository under the runtime, ends with it, and passes signals on.
 * @param {string} node @param {string[]} args
 * @returns {Promise<number>} the exit code, 128 + n after a signal
 */
export function runScript(node, args) {
  const child = spawn(node, ["--conditions=source", ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: [bin, dirname(node), process.env["PATH"]].filter(Boolean).join(delimiter) },
  });
  const terminate = () => child.kill("SIGTERM");
  // Ctrl+C in a terminal reaches the child by itself; a SIGINT from elsewhere does not.
  const interrupt = () => void (process.stdin.isTTY || child.kill("SIGINT"));
  process.on("SIGTERM", terminate);
  process.on("SIGINT", interrupt);
  // An npm that was killed outright tells nobody: without this, what it started would keep the port.
  const parent = process.ppid;
  const watch = setInterval(() => void (process.ppid !== parent && terminate()), 250);
  if (process.env["npm_lifecycle_event"] === undefined) clearInterval(watch);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      clearInterval(watch);
      process.off("SIGTERM", terminate);
      process.off("SIGINT", interrupt);
      resolve(code ?? (signal === "SIGINT" ? 130 : signal === "SIGTERM" ? 143 : 1));
    });
  });
}
