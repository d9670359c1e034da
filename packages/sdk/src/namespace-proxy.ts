/** Calls the method at a dotted path, such as `app.storage.get`. */
export type Invoke = (path: string, args: readonly unknown[]) => unknown;

/**
 * What frameworks and `await` probe on any object they meet. Answering such a probe with a method would make the SDK a
 * thenable, or a reactive proxy without end.
 */
const isProbe = (key: string | symbol): boolean => typeof key === "symbol" || /^(then$|toJSON$|[_$])/.test(key);

/**
 * An object whose unknown members are made on first use: the SDK holds no list of methods, so it can call whatever its
 * host offers, and a mistyped name is answered by the host. Members keep their identity.
 */
export function createNamespace<T extends object>(own: T, member: (key: string) => unknown): T {
  return new Proxy(own, {
    get(target, key) {
      if (key in target || isProbe(key)) return Reflect.get(target, key);
      const made = member(key as string);
      Reflect.set(target, key, made);
      return made;
    },
  });
}

/** A method that may itself have members (`app.storage` is called by nobody, `app.storage.get` is). */
export function createMethod(path: string, invoke: Invoke): unknown {
  return createNamespace(
    (...args: unknown[]) => invoke(path, args),
    (key) => createMethod(`${path}.${key}`, invoke),
  );
}
