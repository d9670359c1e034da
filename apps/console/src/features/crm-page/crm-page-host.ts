import type { Capability } from "@omni/contract";
import { createHost, type Platform } from "@omni/host";
import type { LiveStore } from "../../lib/live-store.ts";
import { createConsolePlatform } from "../apps/index.ts";
import type { OpenedCrmPage } from "./opened-crm-pages.ts";

export interface CrmPageHost {
  /** Answers the SDK in the page's frame; the result stops. */
  mount(iframe: HTMLIFrameElement, page: OpenedCrmPage): () => void;
  close(): void;
}

/** What needs a place among the console's apps. */
const notHere: readonly Capability[] = ["ui", "layout"];

/** Serves the contract to CRM pages that load the SDK, each with the permissions that its campaign names. */
export function createCrmPageHost(live: LiveStore, theme: "light" | "dark"): CrmPageHost {
  const locale = navigator.language;
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
  const host = createHost({
    platform,
    window,
    maskRules: () => live.get().world?.maskRules ?? {},
    now: live.serverNow,
  });
  return {
    mount(iframe, { instanceId, campaignId, interactionId, page, url }) {
      const context = {
        slot: "crm-page",
        scope: "INTERACTION" as const,
        interactionId,
        locale,
        theme,
        get role() {
          return live.get().world?.user.userType ?? null;
        },
      };
      const { origin } = new URL(url);
      const app = { appId: `crm-page.${campaignId}`, origin, permissions: page.permissions, context };
      const mounted = host.mount({ iframe, instanceId, app });
      return () => mounted.unmount();
    },
    close() {
      host.close();
      whole.close();
    },
  };
}
