import { createStore, startCall, type LiveStore, type Store } from "@omni/console/toolbar-parts";
import { permissions, type Capability, type Permission } from "@omni/contract";
import { createHost, type Host, type LocalMethods } from "@omni/host";
import { fromWireError, OmniError, toWireError, type Refusal, type WireError } from "@omni/wire";
import { messages } from "./messages.ts";
import { createToolbarPlatform } from "./toolbar-platform.ts";
import type { ToolbarSession } from "./toolbar-session.ts";

interface Embedder {
  allowed: boolean;
  capabilities: Capability[];
}

/** The origin that was refused, or null. */
export type RefusedOrigin = Store<string | null>;

async function askEmbedder(origin: string): Promise<Embedder> {
  const response = await fetch(`/api/toolbar/embedder?origin=${encodeURIComponent(origin)}`);
  const body: unknown = await response.json();
  if (!response.ok) throw fromWireError((body as { error: WireError }).error);
  return body as Embedder;
}

/** What the toolbar answers itself: signing in comes before there is a link, and `dial:<number>` opens the start of a call. */
const localMethods = (session: ToolbarSession): LocalMethods => ({
  async "session.login"({ username, password }) {
    if (session.get().user) throw new OmniError("ALREADY_LOGGED_IN", messages.alreadySignedIn);
    return session.signIn({ username, password });
  },
  "session.forceLogin": ({ username, password }) => session.signIn({ username, password, force: true }),
  async "session.logout"() {
    await session.signOut();
    return null;
  },
  "ui.openPanel"({ page }) {
    const [, phone] = /^dial:(.*)$/.exec(page) ?? [];
    if (phone === undefined || !session.get().user)
      throw new OmniError("TARGET_UNAVAILABLE", messages.noSuchPanel(page));
    startCall({ phone });
    return null;
  },
  "session.getLoginStatus"() {
    const { user } = session.get();
    return user
      ? { status: "LOGGED_IN", userId: user.userId, userName: user.userName }
      : { status: "LOGGED_OUT", userId: null, userName: null };
  },
});

/**
 * Serves the contract to the page that holds this one in a frame: the first hello of its window is answered when the server says
 * that its origin is listed, else refused with ORIGIN_MISMATCH.
 */
export function serveEmbedder(live: LiveStore, session: ToolbarSession): RefusedOrigin {
  const refused: RefusedOrigin = createStore<string | null>(null);
  const { parent } = window;
  if (parent === window) return refused;
  const frame = {
    get contentWindow() {
      return window.parent;
    },
  };
  let host: Host | null = null;
  const asked = new Set<string>();

  const answer = async (origin: string, instanceId: string): Promise<void> => {
    const { allowed, capabilities } = await askEmbedder(origin);
    if (!allowed) {
      const error = new OmniError("ORIGIN_MISMATCH", messages.refused(origin), { details: { got: origin } });
      const refusal: Refusal = { omni: "refusal", error: toWireError(error, () => {}) };
      parent.postMessage(refusal, origin);
      asked.delete(origin);
      refused.set(origin);
      return;
    }
    if (host !== null) return;
    host = createHost({
      platform: createToolbarPlatform(live, session, capabilities),
      window,
      local: localMethods(session),
      maskRules: () => live.get().world?.maskRules ?? {},
      now: live.serverNow,
    });
    // The page's SDK says hello again until it is answered: the next one is.
    host.mount({
      iframe: frame,
      instanceId,
      app: {
        appId: "toolbar-page",
        origin,
        // The page acts as the agent; what the agent may not see, the server does not send.
        permissions: Object.keys(permissions) as Permission[],
        context: { slot: "toolbar", locale: navigator.language },
      },
    });
  };

  window.addEventListener("message", ({ data, source, origin }: MessageEvent<unknown>) => {
    if (source !== parent || !isHello(data) || asked.has(origin)) return;
    asked.add(origin);
    // A server that could not be reached is asked again at the next hello.
    answer(origin, String(data.instanceId)).catch(() => asked.delete(origin));
  });
  return refused;
}

const isHello = (data: unknown): data is { omni: "hello"; instanceId: unknown } =>
  typeof data === "object" && data !== null && (data as { omni?: unknown }).omni === "hello";
