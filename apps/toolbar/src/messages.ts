export const messages = {
  title: "Omni toolbar",
  loading: "Loading the toolbar",
  connecting: "Connecting",
  signIn: "Sign in",
  signOut: "Sign out",
  signOutFailed: "You could not be signed out",
  expired: "Your session has ended. Sign in again.",
  signedInElsewhere: "You signed in somewhere else, so this toolbar was signed out.",
  takenOver: "Another toolbar or console of yours took over. Sign in here to work here again.",
  notKept:
    "This browser did not keep the sign-in. The toolbar needs HTTPS, and a browser that keeps partitioned cookies (CHIPS).",
  agentsOnly: "The toolbar is for agents. Supervisors and administrators use the console.",
  alreadySignedIn: "Somebody is signed in here already. Call session.logout first.",
  notSignedIn: "Nobody is signed in to the toolbar. Sign in first.",
  pageAround: "The page around this toolbar",
  refused: (origin: string) =>
    `Pages of ${origin} may not hold the toolbar. An administrator adds the origin in the console, under Toolbar.`,
  noSuchPanel: (page: string) =>
    `The toolbar has no panel "${page}" now. A signed-in agent's has "dial:" with a number.`,
  refusedTitle: "The toolbar is not for this page",
  workspace: "Toolbar",
  list: "Contacts",
  details: "Contact",
};
