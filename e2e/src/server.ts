// A real Omni server in a child process, with data of its own, that can be killed and started again on its port.
import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const readyWithinMs = 60_000;

export interface RunningServer {
  readonly port: number;
  /** Where agents sign in. */
  readonly url: string;
  /** Its data folder. */
  readonly data: string;
  /** Ends it as an administrator would. */
  stop(): Promise<void>;
  /** As a power cut would: nothing is said, nothing is written. */
  killHard(): Promise<void>;
  /** Starts again on the same port with the same data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  close(): Promise<void>;
  /** What it wrote, for a failing test's message. */
  output(): string;
}

/** Settings beside the port and the data folder, as environment variables. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const [port, data] = await Promise.all([freePort(), mkdtemp(join(tmpdir(), "omni-e2e-"))]);
  let child: ChildProcess | null = null;
  let output = "";

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, ["--conditions=source", "apps/server/src/main.ts"], {
      cwd: root,
      env: { ...process.env, OMNI_PORT: String(port), OMNI_DATA: data, ...settings },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`The server was not ready in time.\n${output}`)), readyWithinMs);
      const hear = (chunk: Buffer): void => {
        output += String(chunk);
        if (!/^ready http:\/\//m.test(output)) return;
        clearTimeout(late);
        resolve();
      };
      output = "";
      started.stdout.on("data", hear);
      started.stderr.on("data", (chunk: Buffer) => (output += String(chunk)));
      started.once("exit", (code) => {
        clearTimeout(late);
        reject(new Error(`The server ended with ${code}.\n${output}`));
      });
    });
  };

  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    running.kill(signal);
    await once(running, "exit");
  };

  await start();
  return {
    port,
    url: settings["OMNI_PUBLIC_URL"] ?? `http://localhost:${port}`,
    data,
    stop: async () => end("SIGTERM"),
    killHard: async () => end("SIGKILL"),
    start,
    output: () => output,
    close: async () => {
      await end("SIGTERM");
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on now, below those that systems give away: nobody is given it while its server is down. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + randomInt(10_000);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  const listens = new Promise<boolean>((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => resolve(true));
  });
  if (!(await listens)) return false;
  probe.close();
  await once(probe, "close");
  return true;
}
