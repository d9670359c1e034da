// Builds dist/omni-app.mjs: the command in one file, with all that it needs, to be taken to wherever an app is built.
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";

const folder = import.meta.dirname;

/** The command's code, ready for Node. */
export async function bundleCommand(): Promise<string> {
  const built = await build({
    configFile: false,
    root: folder,
    logLevel: "warn",
    resolve: { conditions: ["source"] },
    ssr: { noExternal: true, resolve: { conditions: ["source", "node"] } },
    build: { write: false, target: "node20", ssr: join(folder, "src", "main.ts"), minify: true },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const [chunk] = output !== undefined && "output" in output ? output.output : [];
  if (chunk === undefined || chunk.type !== "chunk") throw new Error("Vite built no command.");
  return chunk.code;
}

if (import.meta.main) {
  const file = join(folder, "dist", "omni-app.mjs");
  await mkdir(join(folder, "dist"), { recursive: true });
  await writeFile(file, await bundleCommand());
  await chmod(file, 0o755);
}
