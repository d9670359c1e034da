import { defineConfig } from "vite";

export default defineConfig({
  base: "/demo/phone/",
  resolve: { conditions: ["source", "module", "browser"] },
  build: { target: "es2022", modulePreload: false },
});
