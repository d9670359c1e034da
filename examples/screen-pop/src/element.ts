/** Builds one element. Children are nodes or text, never HTML: customer data is not trusted. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** The part of a template's copy that carries this name. */
export function part<Kind extends HTMLElement>(root: ParentNode, name: string, kind: new () => Kind): Kind {
  const found = root.querySelector(`[data-part="${name}"], [name="${name}"]`);
  if (found instanceof kind) return found;
  throw new Error(`index.html has no ${name}.`);
}
