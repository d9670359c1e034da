import { createStore, type LiveStore } from "@omni/console/toolbar-parts";
import type { CurrentUser } from "@omni/contract";
import { expect, it } from "vitest";
import { createToolbarPlatform } from "./toolbar-platform.ts";
import type { SessionState } from "./toolbar-session.ts";

const asha: CurrentUser = {
  userId: "asha",
  userName: "asha",
  name: "Asha Menon",
  userType: "AGENT",
  locale: "en",
  contactCentreId: "demo",
};

function setUp() {
  let linkSays: (event: { type: "closed"; reason: string; message: string }) => void = () => {};
  // As much of the live state as the session's events need.
  const live = {
    get: () => ({ world: { user: asha }, connection: "ONLINE" }),
    onItemForApps: () => () => {},
    onEvent: (listener: typeof linkSays) => (linkSays = listener),
    serverNow: () => 9_000,
  } as unknown as LiveStore;
  const session = createStore<SessionState>({ user: undefined, notice: null });
  const never = async (): Promise<never> => Promise.reject(new Error("Not of this test."));
  const platform = createToolbarPlatform(
    live,
    { ...session, resume: never, signIn: never, signOut: never },
    ["session"],
    createStore({ theme: "light", locale: "en" }),
  );
  const told: unknown[] = [];
  platform.subscribe(({ name, payload }) => name === "loginStatusChanged" && told.push(payload));
  return {
    session,
    told,
    linkCloses: () => linkSays({ type: "closed", reason: "LOGGED_OUT", message: "Signed out." }),
  };
}

const said = (status: string, reason: string | null) => ({
  status,
  reason,
  userId: "asha",
  userName: "asha",
  eventTime: 9_000,
});

it("nobody who was not there is told to have left", () => {
  const { session, told } = setUp();
  session.set({ user: null, notice: null });
  expect(told).toEqual([]);
});

it("who signs out is told once, by the link", () => {
  const { session, told, linkCloses } = setUp();
  session.set({ user: asha, notice: null });
  linkCloses();
  session.set({ user: null, notice: null });
  expect(told).toEqual([said("LOGGED_IN", null), said("LOGGED_OUT", "Signed out.")]);
});

it("who signs out while the link is lost is told too, each time", () => {
  const { session, told } = setUp();
  for (let times = 0; times < 2; times++) {
    session.set({ user: asha, notice: null });
    session.set({ user: null, notice: null });
  }
  const once = [said("LOGGED_IN", null), said("LOGGED_OUT", null)];
  expect(told).toEqual([...once, ...once]);
});
