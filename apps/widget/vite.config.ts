import { defineConfig } from "vite";

// One classic script without dependencies: a shop adds it with one tag. The demo page is copied from public/.
export default defineConfig({
  resolve: { conditions: ["source", "module", "browser"] },
  build: {
    target: "es2022",
    lib: { entry: "src/main.ts", formats: ["iife"], name: "OmniChat", fileName: () => "widget.js" },
  },
});
