import { findNodeAtLocation, type Node } from "jsonc-parser";

export type Path = readonly (string | number)[];

export const toPathText = (path: Path): string =>
  path.map((part, index) => (typeof part === "number" ? `[${part}]` : `${index === 0 ? "" : "."}${part}`)).join("");

/** Line and column, from 1, of an offset. */
export function toPosition(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf("\n");
  return { line: before.split("\n").length, column: offset - lastBreak };
}

/** Where a path's value begins, or, when it is missing, the nearest object around it that is there. */
export function toOffset(root: Node, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) return node.offset;
  }
  return 0;
}

/** Where a key itself stands in the object at `path`. */
export function toKeyOffset(root: Node, path: Path, key: string): number {
  return findNodeAtLocation(root, [...path, key])?.parent?.offset ?? toOffset(root, path);
}

export const isPresent = (root: Node, path: Path): boolean => findNodeAtLocation(root, [...path]) !== undefined;
