import { createStore, type Store } from "@omni/console/toolbar-parts";

/** How the toolbar looks now. */
export interface Surroundings {
  theme: "light" | "dark";
  locale: string;
}

/** Follows what the agent's system prefers, as the toolbar's own colours do. */
export function followSurroundings(): Store<Surroundings> {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const read = (): Surroundings => ({ theme: dark.matches ? "dark" : "light", locale: navigator.language });
  const store = createStore(read());
  dark.addEventListener("change", () => store.set(read()));
  return store;
}
