import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { AppDetails, AppVersion } from "@omni/live";
import { afterAll, afterEach, expect, test } from "vitest";
import { startServerProcess } from "../testing/server-process.ts";
import { makeFolder, removeFolders } from "../testing/test-server.ts";
import { packPanel, panelManifest, TestAdministrator } from "./app-packages.fakes.ts";

let child: ChildProcess | null = null;
afterEach(() => child?.kill("SIGKILL"));
afterAll(removeFolders);

test("kill -9 during uploads: every version that was acknowledged is installed, and none is half there", async () => {
  const folder = makeFolder();
  const first = await startServerProcess(folder);
  child = first.child;
  const admin = await TestAdministrator.signIn(first.url);
  const packages = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      packPanel({ version: `1.0.${index}` }, { files: { "data.txt": `${index} `.repeat(40_000) } }),
    ),
  );
  const acknowledged: string[] = [];
  const uploading = (async () => {
    for (const bytes of packages) {
      const { version } = await admin.must<AppVersion>("POST", "/api/apps/packages", bytes);
      acknowledged.push(version);
      // From here on another upload is always under way when the server dies.
      if (acknowledged.length === 6) setImmediate(() => first.child.kill("SIGKILL"));
    }
  })();
  await Promise.all([once(first.child, "exit"), expect(uploading).rejects.toThrow("fetch failed")]);

  const second = await startServerProcess(folder);
  child = second.child;
  const again = await TestAdministrator.signIn(second.url);
  const { versions } = await again.must<AppDetails>("GET", "/api/apps/panel");
  expect(versions.map(({ version }) => version)).toEqual(expect.arrayContaining(acknowledged));
  expect(new Set(versions.map(({ state }) => state))).toEqual(new Set(["INSTALLED"]));
  const demoPackages = 1;
  const files = readdirSync(join(folder, "apps"), { recursive: true }).filter((name) => String(name).endsWith(".aaex"));
  expect(files.length).toBeLessThanOrEqual(versions.length + demoPackages);
  const last = acknowledged.at(-1) ?? "";
  await again.consent("panel", last, panelManifest.permissions);
  expect(await again.must("GET", "/api/apps/panel")).toMatchObject({ activeVersion: last });
});
