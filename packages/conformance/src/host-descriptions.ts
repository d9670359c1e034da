import type { Need } from "./host-under-test.ts";

/** What a reader is told of a host of this repository. */
export interface HostDescription {
  readonly about: string;
  /** Why something is not to be had there. */
  readonly reasons: Partial<Record<Need, string>>;
}

const ofApps = "a page that holds the toolbar is no app of the console";

export const hostDescriptions = {
  memory: {
    about: "the console of `packages/testing`: no browser, no server",
    reasons: { modules: "nothing loads modules in memory" },
  },
  console: {
    about: "the real console in Chromium, with a real server; apps run in its background",
    reasons: {
      signedOutApps: "the console shows its sign-in page while nobody is signed in, and no app beside it",
      breakInside: "a whole server breaks nowhere by order; its own tests make it",
      language: "the console is in one language so far",
      expiry: "a session lasts twelve hours; the server's own tests live through them",
      unmount: "a page that the console closes is gone with its frame, and nobody is left there to ask",
      appLog: "the log is shown to the agent in a dialog; the console's own tests read it there",
      withoutCapability: "the console has this one of itself, whatever its server can do",
      oneTask: "a real line decides how events share a task",
      hiding: "the suite's apps run in the background, where nobody sees them",
    },
  },
  toolbar: {
    about: "the real toolbar in a page of another site in Chromium, with a real server; that page is the app",
    reasons: {
      ui: `${ofApps}, and draws its own screen`,
      layout: `${ofApps}, and lays the toolbar out itself`,
      appMessaging: `${ofApps}, so no other app hears it`,
      storage: `${ofApps}, and keeps its data at its own server`,
      request: `${ofApps}, and asks its own server itself`,
      token: `${ofApps}, and knows its own users`,
      grants: "a page that holds the toolbar acts for the agent, with every permission",
      hostStays: "the page holds the toolbar: when it loads anew, so does the toolbar, which counts events anew",
      knownOrigin: "a browser tells no page which origin its frame shows: a wrong one ends in HANDSHAKE_TIMEOUT",
      breakInside: "a whole server breaks nowhere by order; its own tests make it",
      language: "the toolbar is in one language so far",
      expiry: "a session lasts twelve hours; the server's own tests live through them",
      appLog: "the toolbar shows no log",
      hiding: "the page shows and hides the toolbar, not the other way round",
      withoutCapability: "the toolbar has this one of itself, whatever its server can do",
      oneTask: "a real line decides how events share a task",
    },
  },
} as const satisfies Record<string, HostDescription>;

export type HostName = keyof typeof hostDescriptions;
