import { element } from "@omni/live/element";

export function button(label: string, className: string, onClick: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", class: className }, label);
  made.onclick = onClick;
  return made;
}
