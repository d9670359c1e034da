import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

// Relative, so that the app runs from any path of any host.
export default defineConfig({ base: "./", plugins: [vue()], build: { target: "es2022", modulePreload: false } });
