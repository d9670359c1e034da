import { build } from "vite";

/** A page's script, bundled from source as one file for the browser. */
export async function bundlePage(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    resolve: { conditions: ["source"] },
    build: { write: false, target: "es2022", minify: false, lib: { entry, formats: ["es"] } },
  });
  const [output] = Array.isArray(built) ? built : [];
  const [chunk] = output?.output ?? [];
  if (chunk === undefined) throw new Error(`Vite built nothing from ${entry}.`);
  return chunk.code;
}
