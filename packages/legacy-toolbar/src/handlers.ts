import { handlerNames, type HandlerName } from "./names.ts";

type Callable = (...args: unknown[]) => unknown;

/** The page's own functions, found when they are needed: older pages define them late. */
export interface Handlers {
  call(name: HandlerName, ...args: unknown[]): void;
  /** Takes a function, or an object that has one of that name. */
  register(name: string, handler: unknown): void;
}

/**
 * A handler is what was registered under its name, else a member of the page's `customIntegration`, else a global function. One that
 * throws stops nothing.
 */
export function createHandlers(page: object, report: (error: unknown) => void): Handlers {
  const registered = new Map<string, unknown>();

  const find = (name: HandlerName): { handler: Callable; owner: unknown } | null => {
    for (const owner of [registered.get(name), own(page, "customIntegration"), page]) {
      if (typeof owner === "function" && owner !== page) return { handler: owner as Callable, owner: undefined };
      const handler = own(owner, name);
      if (typeof handler === "function") return { handler: handler as Callable, owner };
    }
    return null;
  };

  return {
    call(name, ...args) {
      const found = find(name);
      if (found === null) return;
      try {
        found.handler.apply(found.owner, args);
      } catch (error) {
        report(error);
      }
    },
    register(name, handler) {
      const known: readonly string[] = handlerNames;
      if (!known.includes(name)) throw new Error(`The toolbar calls no function named "${name}".`);
      registered.set(name, handler);
    },
  };
}

function own(owner: unknown, name: string): unknown {
  if ((typeof owner !== "object" && typeof owner !== "function") || owner === null) return undefined;
  return (owner as Record<string, unknown>)[name];
}
