import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Relative, so that the app runs from any path of any host.
export default defineConfig({ base: "./", plugins: [react()], build: { target: "es2022", modulePreload: false } });
