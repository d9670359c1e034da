import type { ToolbarPlacement } from "./initialize-options.ts";

const stepPx = 24;

/** Lays the toolbar above the page, at its lower right; a movable one has a bar for pointer and arrow keys. */
export function floatToolbar(
  document: Document,
  container: HTMLElement,
  frame: HTMLElement,
  { movable = false, width = 380, height = 560 }: ToolbarPlacement,
): void {
  const { style } = container;
  style.cssText = `position:fixed;right:16px;bottom:16px;z-index:2147483000;display:flex;flex-direction:column;width:${width}px;height:${height}px;max-width:calc(100vw - 32px);max-height:calc(100vh - 32px);box-shadow:0 4px 24px #0005;border-radius:8px;overflow:hidden;background:Canvas`;
  if (movable) container.append(createBar(document, container, frame));
  container.append(frame);
}

function createBar(document: Document, container: HTMLElement, frame: HTMLElement): HTMLElement {
  const bar = document.createElement("button");
  bar.type = "button";
  bar.textContent = "\u283f";
  bar.setAttribute("aria-label", "Move the toolbar: drag, or use the arrow keys");
  bar.style.cssText =
    "flex:none;height:20px;border:0;cursor:move;touch-action:none;background:ButtonFace;color:ButtonText";
  const moveBy = (x: number, y: number): void => {
    const { left, top, width, height } = container.getBoundingClientRect();
    const { innerWidth, innerHeight } = document.defaultView ?? { innerWidth: width, innerHeight: height };
    container.style.right = container.style.bottom = "auto";
    container.style.left = `${Math.max(0, Math.min(left + x, innerWidth - width))}px`;
    container.style.top = `${Math.max(0, Math.min(top + y, innerHeight - height))}px`;
  };
  bar.addEventListener("pointerdown", (event) => {
    bar.setPointerCapture(event.pointerId);
    // Over the frame the pointer would be the frame's.
    frame.style.pointerEvents = "none";
  });
  bar.addEventListener("pointermove", (event) => {
    if (bar.hasPointerCapture(event.pointerId)) moveBy(event.movementX, event.movementY);
  });
  bar.addEventListener("lostpointercapture", () => {
    frame.style.pointerEvents = "";
  });
  bar.addEventListener("keydown", ({ key }) => {
    const x = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : 0;
    const y = key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : 0;
    if (x !== 0 || y !== 0) moveBy(x * stepPx, y * stepPx);
  });
  return bar;
}
