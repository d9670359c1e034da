import { defineConfig } from "vite";

// Relative, so that the app runs from any path of any host.
export default defineConfig({ base: "./", build: { target: "es2022", modulePreload: false } });
