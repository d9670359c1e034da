import { openTab, toRecordUrl } from "@omni/console/toolbar-page-parts";
import type { LiveStore } from "@omni/console/toolbar-parts";
import { permissions, type Capability, type Permission } from "@omni/contract";
import { createHost, type LocalMethods } from "@omni/host";
import { OmniError } from "@omni/wire";
import { messages } from "./messages.ts";
import { followSurroundings } from "./surroundings.ts";
import { createToolbarPlatform } from "./toolbar-platform.ts";
import type { ToolbarSession } from "./toolbar-session.ts";

interface Page {
  live: LiveStore;
  session: ToolbarSession;
  capabilities: Capability[];
  origin: string;
  instanceId: string;
}

/** What the toolbar answers itself: signing in comes before there is a link, `dial:<number>` opens the start of a call, and a record opens in a tab. */
const localMethods = (live: LiveStore, session: ToolbarSession): LocalMethods => ({
  async "session.login"({ username, password }) {
    if (session.get().user) throw new OmniError("ALREADY_LOGGED_IN", messages.alreadySignedIn);
    return session.signIn({ username, password });
  },
  "session.forceLogin": ({ username, password }) => session.signIn({ username, password, force: true }),
  async "session.logout"() {
    if (!session.get().user) throw new OmniError("NOT_LOGGED_IN", messages.notSignedIn);
    await session.signOut();
    return null;
  },
  async "ui.openPanel"({ page }) {
    const [, phone] = /^dial:(.*)$/.exec(page) ?? [];
    if (phone === undefined || !session.get().user)
      throw new OmniError("TARGET_UNAVAILABLE", messages.noSuchPanel(page));
    const { startCall } = await import("@omni/console/toolbar-work-parts");
    startCall({ phone });
    return null;
  },
  "crm.openRecord"(record) {
    openTab(toRecordUrl(record, live.get().world?.interactions ?? []), messages.pageAround);
    return null;
  },
  "session.getLoginStatus"() {
    const { user } = session.get();
    return user
      ? { status: "LOGGED_IN", userId: user.userId, userName: user.userName }
      : { status: "LOGGED_OUT", userId: null, userName: null };
  },
});

/** Serves the contract to the page around this one, whose origin the server lists. */
export function mountPage({ live, session, capabilities, origin, instanceId }: Page): void {
  const surroundings = followSurroundings();
  const host = createHost({
    platform: createToolbarPlatform(live, session, capabilities, surroundings),
    window,
    local: localMethods(live, session),
    // The page lays out the toolbar, not the other way round; yet it may open the start of a call.
    offeredAlone: ["ui.openPanel"],
    maskRules: () => live.get().world?.maskRules ?? {},
    now: live.serverNow,
  });
  host.mount({
    iframe: {
      get contentWindow() {
        return window.parent;
      },
    },
    instanceId,
    app: {
      appId: "toolbar-page",
      origin,
      // The page acts as the agent; what the agent may not see, the server does not send.
      permissions: Object.keys(permissions) as Permission[],
      context: {
        slot: "toolbar",
        get theme() {
          return surroundings.get().theme;
        },
        get locale() {
          return surroundings.get().locale;
        },
        get role() {
          return session.get().user?.userType ?? null;
        },
      },
    },
  });
  // A toolbar that is left tells the page at once; the browser may take long to, if it does at all.
  window.addEventListener("pagehide", ({ persisted }) => {
    if (!persisted) host.close();
  });
}
