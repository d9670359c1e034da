/** Names that several followers share: a name stays until its last follower leaves. */
export interface CountedNames<Name extends string> {
  add(name: Name): void;
  delete(name: Name): void;
  has(name: Name): boolean;
  /** How many different names are followed. */
  size(): number;
}

export function createCountedNames<Name extends string>(): CountedNames<Name> {
  const counts = new Map<Name, number>();
  return {
    add: (name) => void counts.set(name, (counts.get(name) ?? 0) + 1),
    delete(name) {
      const count = counts.get(name) ?? 0;
      if (count > 1) counts.set(name, count - 1);
      else counts.delete(name);
    },
    has: (name) => counts.has(name),
    size: () => counts.size,
  };
}
