// A child process of the project's own scripts: run, collect, and say how it ended.
import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = dirname(dirname(fileURLToPath(import.meta.url)));

export interface Finished {
  code: number;
  output: string;
}

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** "show" writes to the terminal as it comes; "collect" keeps it for later. */
  output?: "show" | "collect";
  /** Ends the command after so many milliseconds; none by default. */
  timeout?: number;
}

/** Runs a command to its end; resolves with its exit code, never rejects because of it. */
export async function run(command: string, args: string[], options: RunOptions = {}): Promise<Finished> {
  // A file, not a pipe: some tools break on a pipe that is full for a moment.
  const folder = options.output === "show" ? null : mkdtempSync(join(tmpdir(), "omni-run-"));
  const target = folder === null ? "inherit" : openSync(join(folder, "output"), "a+");
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    timeout: options.timeout,
    stdio: ["ignore", target, target],
  });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    return { code: code ?? 1, output: folder === null ? "" : readFileSync(join(folder, "output"), "utf8") };
  } finally {
    if (typeof target === "number") closeSync(target);
    if (folder !== null) rmSync(folder, { recursive: true });
  }
}

/** Runs a tool of node_modules under this same Node, whatever the platform calls its launcher. */
export async function runNode(args: string[], options: RunOptions = {}): Promise<Finished> {
  return run(process.execPath, args, options);
}

/** Milliseconds as a reader wants them. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
