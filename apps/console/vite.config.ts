import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";

const server = "http://localhost:4400";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ["source", ...defaultClientConditions] },
  server: {
    port: 4410,
    proxy: {
      "/api": server,
      "/omniapp": server,
      "/live": { target: server, ws: true },
    },
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    sourcemap: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What changes only with a dependency keeps its hash, and its place in an agent's cache, when the console changes.
          // `$initial`: a library's parts that only a lazy screen needs stay with that screen.
          groups: [
            {
              name: "react",
              test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/,
              tags: ["$initial"],
              priority: 3,
            },
            { name: "routing", test: /node_modules[\\/]@tanstack[\\/]/, tags: ["$initial"], priority: 2 },
            { name: "mantine", test: /node_modules[\\/](@mantine|@floating-ui)[\\/]/, tags: ["$initial"], priority: 1 },
          ],
        },
      },
    },
  },
});
