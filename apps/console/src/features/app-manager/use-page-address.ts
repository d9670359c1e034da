import { useLocation, useRouter } from "@tanstack/react-router";

export type AppManagerView = "LIST" | "APP" | "INSTALL" | "SLOTS" | "CHANGES";

/** What of the page is open; it stands in the address, so that it can be sent to somebody and gone back to. */
export interface PageAddress {
  view: AppManagerView;
  appId: string | null;
  /** Of a version that is installed already and is to be activated. */
  version: string | null;
  tab: string;
}

export const firstTab = "overview";

export function readAddress(search: string): PageAddress {
  const parameters = new URLSearchParams(search);
  const appId = parameters.get("app");
  const view = parameters.has("install")
    ? "INSTALL"
    : parameters.has("slots")
      ? "SLOTS"
      : parameters.has("changes")
        ? "CHANGES"
        : appId === null
          ? "LIST"
          : "APP";
  return { view, appId, version: parameters.get("version"), tab: parameters.get("tab") ?? firstTab };
}

export function writeAddress({ view, appId = null, version = null, tab = firstTab }: Partial<PageAddress>): string {
  const parameters = new URLSearchParams();
  if (view === "INSTALL") parameters.set("install", "1");
  if (view === "SLOTS") parameters.set("slots", "1");
  if (view === "CHANGES") parameters.set("changes", "1");
  if (appId !== null) parameters.set("app", appId);
  if (version !== null) parameters.set("version", version);
  if (tab !== firstTab) parameters.set("tab", tab);
  const search = parameters.toString();
  return search === "" ? "" : `?${search}`;
}

export function usePageAddress() {
  const { history } = useRouter();
  const pathname = useLocation({ select: (location) => location.pathname });
  const search = useLocation({ select: ({ searchStr }) => searchStr });
  return {
    address: readAddress(search),
    open: (target: Partial<PageAddress>) => history.push(`${pathname}${writeAddress(target)}`),
    /** Without a step back in the browser's history: for tabs. */
    turn: (target: Partial<PageAddress>) => history.replace(`${pathname}${writeAddress(target)}`),
  };
}

export type OpenPage = ReturnType<typeof usePageAddress>["open"];
