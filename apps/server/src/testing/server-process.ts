import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface ServerProcess {
  url: string;
  child: ChildProcess;
}

/** A server in a process of its own, which a test may kill; resolves when it is ready. */
export function startServerProcess(folder: string): Promise<ServerProcess> {
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  const child = spawn(process.execPath, ["--conditions=source", main], {
    env: { ...process.env, OMNI_DATA: folder, OMNI_PORT: "0", OMNI_HOST: "127.0.0.1", OMNI_LOG: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}.`)));
    child.stdout.on("data", (data) => {
      const port = /^ready http:\/\/localhost:(\d+)/.exec(String(data))?.[1];
      if (port !== undefined) resolve({ url: `http://127.0.0.1:${port}`, child });
    });
  });
}
