import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// Relative, so that the app runs from any path of any host.
export default defineConfig({ base: "./", plugins: [svelte()], build: { target: "es2022", modulePreload: false } });
