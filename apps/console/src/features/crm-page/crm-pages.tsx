import { useComputedColorScheme } from "@mantine/core";
import { toFramingPath } from "@omni/live";
import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { useLiveStore } from "../../lib/live-context.tsx";
import { createStore, useStore } from "../../lib/store.ts";
import { showError } from "../../ui/show-error.tsx";
import type { CrmPageHost } from "./crm-page-host.ts";
import classes from "./crm-page.module.css";
import { messages } from "./messages.ts";
import { toCrmAppId } from "./crm-app-id.ts";
import { createOpenedCrmPages, type OpenedCrmPage, type OpenedCrmPages } from "./opened-crm-pages.ts";

const CrmPagesContext = createContext<OpenedCrmPages | null>(null);
const nothingOpened = createStore<readonly OpenedCrmPage[]>([]);

/** Opens CRM pages from now on; `onOpened` hears of each, once. */
export function CrmPagesProvider({ onOpened, children }: { onOpened: () => void; children: ReactNode }) {
  const live = useLiveStore();
  const [pages] = useState(() => createOpenedCrmPages(live, onOpened));
  useEffect(() => pages.follow(), [pages]);
  return <CrmPagesContext value={pages}>{children}</CrmPagesContext>;
}

const useOpenedCrmPages = (): readonly OpenedCrmPage[] =>
  useStore(useContext(CrmPagesContext) ?? nothingOpened, (all) => all);

/** Whether this interaction has a CRM page. */
export const useCrmPage = (interactionId: string | null): boolean =>
  useOpenedCrmPages().some((each) => each.interactionId === interactionId);

/** Every opened page in its frame; one is shown, and the others stay loaded. */
export function CrmPages({ interactionId }: { interactionId: string | null }) {
  const live = useLiveStore();
  const theme = useComputedColorScheme("light");
  const pages = useOpenedCrmPages();
  const wanted = pages.length > 0;
  const [host, setHost] = useState<CrmPageHost | null>(null);

  useEffect(() => {
    if (!wanted) return;
    let created: CrmPageHost | null = null;
    let left = false;
    import("./crm-page-host.ts").then(
      ({ createCrmPageHost }) => {
        if (left) return;
        created = createCrmPageHost(live, theme);
        setHost(created);
      },
      (error: unknown) => showError(messages.failed, error),
    );
    return () => {
      left = true;
      setHost(null);
      created?.close();
    };
    // A page that is open hears of another theme: it is not opened again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [live, wanted]);
  useEffect(() => host?.setTheme(theme), [host, theme]);

  return pages.map((page) => (
    <CrmFrame key={page.instanceId} page={page} host={host} shown={page.interactionId === interactionId} />
  ));
}

function CrmFrame({ page, host, shown }: { page: OpenedCrmPage; host: CrmPageHost | null; shown: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useLayoutEffect(() => {
    if (host === null || frame.current === null) return;
    return host.mount(frame.current, page);
  }, [host, page]);
  return (
    // Of the console's own origin: what it holds has the sandbox.
    // oxlint-disable-next-line react/iframe-missing-sandbox
    <iframe
      ref={frame}
      // The host answers a page from its first word on, so it is there before the page.
      src={host === null ? undefined : toFramingPath(toCrmAppId(page.campaignId))}
      hidden={!shown}
      className={classes["frame"]}
      title={messages.framingTitle(page.customerName)}
    />
  );
}
