import { AppPage } from "./app-page.tsx";
import classes from "./app-manager.module.css";
import { AppsView } from "./apps-view.tsx";
import { ChangesView } from "./changes-view.tsx";
import { InstallView } from "./install-view.tsx";
import { SlotsView } from "./slots-view.tsx";
import { usePageAddress } from "./use-page-address.ts";

/** Everything an administrator does with apps. */
export function AppManagerPage() {
  const { address, open, turn } = usePageAddress();
  const { view, appId, version, tab } = address;
  return (
    <div className={classes["wide"]}>
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
    </div>
  );
}
