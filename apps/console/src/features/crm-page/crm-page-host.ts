import type { Capability } from "@omni/contract";
import { createHost, type Platform } from "@omni/host";
import { createFrameWindows } from "../../lib/frame-windows.ts";
import type { LiveStore } from "../../lib/live-store.ts";
import { createConsolePlatform, limitLocalMethods, openTab, toRecordUrl } from "../apps/index.ts";
import { toCrmAppId } from "./crm-app-id.ts";
import { messages } from "./messages.ts";
import type { OpenedCrmPage } from "./opened-crm-pages.ts";

type Theme = "light" | "dark";

export interface CrmPageHost {
  /** Answers the SDK in the page's frame; the result stops. */
  mount(framingPage: HTMLIFrameElement, page: OpenedCrmPage): () => void;
  /** Raises themeChanged in every page. */
  setTheme(theme: Theme): void;
  close(): void;
}

/** What the page may do by itself; its origin is its own, so it never reaches the console's. */
const sandbox =
  "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads";

/** What needs a place among the console's apps. */
const notHere: readonly Capability[] = ["ui", "layout"];

/** Serves the contract to CRM pages that load the SDK, each with the permissions that its campaign names. */
export function createCrmPageHost(live: LiveStore, themeNow: Theme): CrmPageHost {
  const locale = navigator.language;
  let theme = themeNow;
  const whole = createConsolePlatform(live, { theme, locale });
  let of: readonly Capability[] | undefined;
  let capabilities: readonly Capability[] = [];
  const platform: Platform = {
    call: whole.call,
    subscribe: whole.subscribe,
    replay: whole.replay,
    get capabilities() {
      const all = whole.capabilities;
      if (all !== of) capabilities = all.filter((each) => !notHere.includes(each));
      of = all;
      return capabilities;
    },
  };
  const frameWindows = createFrameWindows(window);
  const host = createHost({
    platform,
    window: frameWindows,
    maskRules: () => live.get().world?.maskRules ?? {},
    local: limitLocalMethods({
      "crm.openRecord"(record) {
        openTab(toRecordUrl(record, live.get().world?.interactions ?? []), messages.page);
        return null;
      },
    }),
    now: live.serverNow,
  });
  return {
    mount(framingPage, { instanceId, campaignId, interactionId, customerName, page, url }) {
      const context = {
        slot: "crm-page",
        scope: "INTERACTION" as const,
        interactionId,
        locale,
        get theme() {
          return theme;
        },
        get role() {
          return live.get().world?.user.userType ?? null;
        },
      };
      const { origin } = new URL(url);
      const app = { appId: toCrmAppId(campaignId), origin, permissions: page.permissions, context };
      const title = messages.frameTitle(customerName);
      const held = frameWindows.hold(framingPage, { id: instanceId, src: url, title, sandbox, allow: "" });
      const mounted = host.mount({ iframe: held.frame, instanceId, app });
      return () => {
        mounted.unmount();
        held.letGo();
      };
    },
    setTheme(next) {
      theme = next;
      whole.setSurroundings({ theme, locale });
    },
    close() {
      host.close();
      whole.close();
    },
  };
}
