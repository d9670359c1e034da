import { useEffect, useRef } from "react";
import { AppPage } from "./app-page.tsx";
import { AppsView } from "./apps-view.tsx";
import { ChangesView } from "./changes-view.tsx";
import { InstallView } from "./install-view.tsx";
import { SlotsView } from "./slots-view.tsx";
import { usePageAddress } from "./use-page-address.ts";

/** Everything an administrator does with apps. */
export function AppManagerPage() {
  const { address, open, turn } = usePageAddress();
  const { view, appId, version, tab } = address;
  useViewFocus(`${view} ${appId}`);
  return (
    <>
      {view === "INSTALL" ? (
        <InstallView key={`${appId} ${version}`} appId={appId} version={version} open={open} />
      ) : view === "SLOTS" ? (
        <SlotsView open={open} />
      ) : view === "CHANGES" ? (
        <ChangesView open={open} />
      ) : appId !== null ? (
        <AppPage key={appId} appId={appId} tab={tab} open={open} onTab={(next) => turn({ appId, tab: next })} />
      ) : (
        <AppsView open={open} />
      )}
    </>
  );
}

/** What one opened is gone with its list: the keyboard goes on at the top of what came instead. */
function useViewFocus(view: string): void {
  const before = useRef(view);
  useEffect(() => {
    if (before.current === view) return;
    before.current = view;
    const page = document.getElementById("page");
    page?.focus({ preventScroll: true });
    page?.scrollTo({ top: 0 });
  }, [view]);
}
