// `npm start` as a person or a service manager uses it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { root } from "./run.ts";

const data = mkdtempSync(join(tmpdir(), "omni-start-"));
let started: ChildProcess | undefined;

afterEach(() => {
  started?.kill("SIGKILL");
  rmSync(data, { recursive: true, force: true });
});

/** Resolves with the address of the line that begins with "ready". */
async function start(environment: Record<string, string>): Promise<{ npm: ChildProcess; url: string }> {
  const npm = spawn("npm", ["start"], {
    cwd: root,
    env: { ...process.env, OMNI_DATA: data, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started = npm;
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [npm.stdout, npm.stderr]) {
      stream.on("data", (text: Buffer) => {
        output += text.toString();
        const ready = /^ready (http:\/\/\S+)/m.exec(output)?.[1];
        if (ready !== undefined) resolve(ready);
      });
    }
    npm.on("close", (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
  return { npm, url };
}

it("says where it serves, ends cleanly on SIGTERM, and leaves the port free", async () => {
  const { npm, url } = await start({ OMNI_PORT: "0" });
  expect((await fetch(`${url}/readyz`)).status).toBe(200);

  npm.kill("SIGTERM");
  const [code] = await once(npm, "exit");

  expect(code).toBe(0);
  await expect(fetch(`${url}/readyz`)).rejects.toThrow("fetch failed");
});

it("passes the server's own words on when a setting is wrong", async () => {
  await expect(start({ OMNI_PORT: "many" })).rejects.toThrow(/ended with 1:[^]*OMNI_PORT=many is not valid/);
});
