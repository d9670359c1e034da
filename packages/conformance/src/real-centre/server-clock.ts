import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The clock of a server in a process of its own. */
export interface ServerClock {
  /** What the server is started with. */
  readonly settings: Readonly<Record<string, string>>;
  /** Resolves when everything that fell due has been done. */
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

export async function createServerClock(): Promise<ServerClock> {
  const folder = await mkdtemp(join(tmpdir(), "omni-clock-"));
  const path = join(folder, "clock");
  const preload = pathToFileURL(join(import.meta.dirname, "movable-clock.ts")).href;
  return {
    settings: { OMNI_CLOCK_SOCKET: path, NODE_OPTIONS: `${process.env["NODE_OPTIONS"] ?? ""} --import=${preload}` },
    async advance(ms) {
      await new Promise<void>((resolve, reject) => {
        const socket = connect(path, () => socket.write(String(ms)));
        socket.on("error", reject);
        socket.on("close", () => resolve());
        socket.resume();
      });
    },
    close: async () => rm(folder, { recursive: true, force: true }),
  };
}
