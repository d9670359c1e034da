import { createConsolePlatform } from "@omni/console/toolbar-page-parts";
import type { LiveStore, Store } from "@omni/console/toolbar-parts";
import type { Capability, CurrentUser } from "@omni/contract";
import type { Platform, PlatformEvent } from "@omni/host";
import { OmniError } from "@omni/wire";
import { messages } from "./messages.ts";
import type { Surroundings } from "./surroundings.ts";
import type { ToolbarSession } from "./toolbar-session.ts";

/** The embedding page is none of the console's apps: it has no place there, and nothing is kept or signed for it. */
const notHere: readonly Capability[] = ["ui", "layout", "appMessaging", "storage", "request", "token"];

/**
 * The contact centre for the page that holds the toolbar, before anybody has signed in too: what is offered never changes, and
 * what needs an agent rejects NOT_LOGGED_IN until there is one. The page acts as the agent, so calls name no app.
 */
export function createToolbarPlatform(
  live: LiveStore,
  session: ToolbarSession,
  offered: readonly Capability[],
  surroundings: Store<Surroundings>,
): Platform {
  const whole = createConsolePlatform(live, surroundings.get());
  surroundings.subscribe(() => whole.setSurroundings(surroundings.get()));
  const capabilities = [...new Set<Capability>([...offered, "log"])].filter((each) => !notHere.includes(each));
  const listeners = new Set<(event: PlatformEvent) => void>();

  const tell = (status: "LOGGED_IN" | "LOGGED_OUT", { userId, userName }: CurrentUser): void => {
    const payload = { status, userId, userName, reason: null, eventTime: live.serverNow() };
    for (const listener of [...listeners]) listener({ name: "loginStatusChanged", interactionId: null, payload });
  };

  // That somebody left is told by the link, with the reason; of one that is lost, nobody else would tell it.
  let hasToldLeaving = false;
  whole.subscribe(({ name, payload }) => {
    if (name === "loginStatusChanged") hasToldLeaving = "status" in payload && payload["status"] !== "LOGGED_IN";
  });

  let before = session.get().user;
  session.subscribe(() => {
    const { user } = session.get();
    if (user && user !== before) tell("LOGGED_IN", user);
    else if (user === null && before && !hasToldLeaving) tell("LOGGED_OUT", before);
    hasToldLeaving = false;
    before = user;
  });

  return {
    capabilities,
    async call(method, argument, { signal }) {
      if (live.get().world === null) throw new OmniError("NOT_LOGGED_IN", messages.notSignedIn);
      // The host has checked the argument against the contract; `never` stands for the type of every method's own.
      return live.client.call(method, argument as never, { signal });
    },
    subscribe(listener) {
      listeners.add(listener);
      const stop = whole.subscribe(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    replay: whole.replay,
  };
}
