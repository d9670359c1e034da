// Builds what apps load: dist/ameyo-sdk.js, an ES module, and dist/ameyo-sdk.classic.js, which sets window.AmeyoSdk.
// The package's own dist/index.js and types come from tsc.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";

const folder = import.meta.dirname;

/** Lets Chromium compile the whole file beside the page's work, instead of function by function while the app waits. */
const compileHint = "//# allFunctionsCalledOnLoad\n";

/** The code of one build, ready for the browser. */
export async function bundleSdk(format: "module" | "classic"): Promise<string> {
  const entry = join(folder, "src", format === "module" ? "index.ts" : "classic.ts");
  const built = await build({
    configFile: false,
    root: folder,
    logLevel: "warn",
    resolve: { conditions: ["source"] },
    build: {
      write: false,
      target: "es2022",
      // Vite's own minifying keeps the white space of a module, for a bundler that is to come; none comes here.
      minify: false,
      lib: { entry, formats: [format === "module" ? "es" : "iife"], name: "AmeyoSdkBuild" },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [output] = Array.isArray(built) ? built : [];
  const [chunk] = output?.output ?? [];
  if (chunk === undefined) throw new Error(`Vite built no ${format} file.`);
  return compileHint + chunk.code;
}

if (import.meta.main) {
  const dist = join(folder, "dist");
  await mkdir(dist, { recursive: true });
  await writeFile(join(dist, "ameyo-sdk.js"), await bundleSdk("module"));
  await writeFile(join(dist, "ameyo-sdk.classic.js"), await bundleSdk("classic"));
}
