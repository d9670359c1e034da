// Builds dist/ameyo-integration.js, the one script that older pages load.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";

const folder = import.meta.dirname;

const built = await build({
  configFile: false,
  root: folder,
  logLevel: "warn",
  resolve: { conditions: ["source"] },
  build: {
    write: false,
    target: "es2022",
    minify: true,
    lib: { entry: join(folder, "src", "page-script.ts"), formats: ["iife"], name: "AmeyoIntegration" },
  },
});
const [output] = Array.isArray(built) ? built : [];
const [chunk] = output?.output ?? [];
if (chunk === undefined) throw new Error("Vite built no script.");
await mkdir(join(folder, "dist"), { recursive: true });
await writeFile(join(folder, "dist", "ameyo-integration.js"), chunk.code);
