import { element } from "@omni/live/element";

/** A 24 x 24 line icon that assistive technology passes over. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** A button that shows only an icon, named for everybody who does not see it. */
export function iconButton(name: string, path: string, className: string): HTMLButtonElement {
  return element("button", { type: "button", class: className, "aria-label": name, title: name }, icon(path));
}
