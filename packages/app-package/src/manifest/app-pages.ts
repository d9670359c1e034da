import type { Manifest } from "./manifest-schema.ts";

/** A page as the console shows it, whether it lies in the package or elsewhere. */
export interface AppPage {
  id: string;
  title: string;
  /** A path in the package, or a whole address. */
  location: string;
  slots: readonly string[];
  width: number | null;
  height: number | null;
}

/** The pages of an app, the one that opens first at the front. An app that is hosted elsewhere has one, `main`. */
export function toPages(manifest: Manifest): AppPage[] {
  const hint = { width: manifest.width ?? null, height: manifest.height ?? null };
  if (manifest.entryUrl !== undefined) {
    return [{ id: "main", title: manifest.title, location: manifest.entryUrl, slots: manifest.slots ?? [], ...hint }];
  }
  const pages = (manifest.pages ?? []).map(({ id, title, path, slots = [], width, height }) => ({
    id,
    title,
    location: path,
    slots,
    width: width ?? hint.width,
    height: height ?? hint.height,
  }));
  const isEntry = ({ id }: AppPage): boolean => id === manifest.entryPage;
  return [...pages.filter(isEntry), ...pages.filter((page) => !isEntry(page))];
}
