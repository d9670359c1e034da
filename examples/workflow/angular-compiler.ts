// Angular without its own builder: its compiler for this app's files, its linker for the packages it came in. Nothing is
// compiled in the browser, where an app's policy forbids it.
import { createCompilerHost, formatDiagnostics, performCompilation, readConfiguration } from "@angular/compiler-cli";
import linker from "@angular/compiler-cli/linker/babel";
import { transformAsync } from "@babel/core";
import type { Plugin } from "vite";

const partlyCompiled = /\/node_modules\/@angular\/.+\.mjs$/;

export function angular(): Plugin {
  /** Source file -> its JavaScript. */
  const compiled = new Map<string, string>();
  return {
    name: "angular-compiler",
    enforce: "pre",
    buildStart() {
      const { options, rootNames } = readConfiguration("tsconfig.json", { noEmit: false, rootDir: "." });
      const host = createCompilerHost({ options });
      host.writeFile = (name, text, _mark, _onError, sources) => {
        const source = sources?.[0]?.fileName;
        if (source !== undefined && name.endsWith(".js")) compiled.set(source, text);
      };
      const { diagnostics } = performCompilation({ rootNames, options, host });
      if (diagnostics.length > 0) this.error(formatDiagnostics(diagnostics));
    },
    load: (id) => compiled.get(id) ?? null,
    async transform(code, id) {
      if (!partlyCompiled.test(id) || !code.includes("ɵɵngDeclare")) return null;
      const linked = await transformAsync(code, {
        filename: id,
        compact: false,
        configFile: false,
        babelrc: false,
        plugins: [linker],
      });
      return linked?.code ? { code: linked.code, map: null } : null;
    },
  };
}
