import { defineConfig } from "vite";
import { angular } from "./angular-compiler.ts";

// Relative, so that the app runs from any path of any host.
export default defineConfig({
  base: "./",
  plugins: [angular()],
  define: { ngDevMode: "false", ngJitMode: "false", ngI18nClosureMode: "false", ngServerMode: "false" },
  build: { target: "es2022", modulePreload: false, chunkSizeWarningLimit: 600 },
});
