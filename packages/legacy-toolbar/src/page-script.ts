import type { ToolbarLook } from "./commands.ts";
import { installLegacyToolbar } from "./index.ts";

// The script that older pages load by a plain tag: it lies on the console, whose origin its own address tells.
const script = document.currentScript;
const origin = new URL(script instanceof HTMLScriptElement ? script.src : location.href).origin;

function configure({ visible, width, height }: ToolbarLook): void {
  const container = document.getElementById("ameyoIframeDiv");
  if (container === null) return;
  if (visible !== undefined) container.style.display = visible ? "" : "none";
  if (typeof width === "number") container.style.width = `${width}px`;
  if (typeof height === "number") container.style.height = `${height}px`;
}

const ready = new Promise<void>((resolve) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => resolve());
  else resolve();
});

installLegacyToolbar({
  // Handlers are the page's globals, and so are the commands.
  page: globalThis,
  origin,
  ready,
  place: { configure },
}).catch((error: unknown) => {
  console.error("The Omni toolbar could not be connected.", error);
});
