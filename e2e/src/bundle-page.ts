import { build } from "vite";

/** A page's script, bundled from source as one module for the browser. */
export async function bundlePage(entry: string, { minify = false } = {}): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    resolve: { conditions: ["source"] },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      // Vite's own minifying keeps a module's white space; the bundler's does not.
      minify: false,
      lib: { entry, formats: ["es"] },
      rolldownOptions: { output: { minify } },
    },
  });
  const [output] = Array.isArray(built) ? built : [];
  const [chunk] = output?.output ?? [];
  if (chunk === undefined) throw new Error(`Vite built nothing from ${entry}.`);
  return chunk.code;
}
