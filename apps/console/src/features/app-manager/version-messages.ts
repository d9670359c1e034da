/** Texts of versions, their roll-out and the way back, and of the end of an app. */
export const versionMessages = {
  upload: "Upload a new version",
  rollOut: (version: string, stage: string, reach: string) => `${version} is rolled out to ${stage}: ${reach}`,
  change: "Change the roll-out",
  activate: "Activate",
  activateOf: (version: string) => `Activate ${version}`,
  review: "Review and activate",
  reviewOf: (version: string) => `Review and activate ${version}`,
  notConsented: "Needs consent",
  uploaded: (day: string, by: string) => `Uploaded ${day} by ${by}`,
  rollBack: (version: string | null) => (version === null ? "Take it back" : `Roll back to ${version}`),
  rollBackTitle: "Roll back",
  rollBackText: (from: string, to: string | null) =>
    to === null
      ? `Nobody gets ${from} any more, and there is no version before it.`
      : `Everybody gets ${to} again, at once. ${from} stays installed. Conversations and calls that are under way go on undisturbed.`,
  rollBackFailed: "The roll-back failed",
  rolledBack: (to: string | null) => (to === null ? "The version was taken back" : `${to} is everybody's again`),
  compare: "Compare versions",
  left: "Version",
  right: "With version",
  same: "Both ask for the same and have the same pages.",
  added: "New",
  removed: "Gone",
  kinds: {
    permissions: "Permissions",
    egress: "Talks to",
    browserFeatures: "Asks of the browser",
    pages: "Pages",
  },
  stage: {
    title: (version: string) => `Roll out ${version}`,
    label: "Who gets it",
    USERS: "Named users",
    PERCENT: "A percentage of users",
    ALL: "Everybody",
    users: "Users",
    usersPlaceholder: "Choose users",
    percent: "Percentage of users",
    percentHint: "The same users stay in as it grows.",
    save: "Roll out",
    failed: "The roll-out failed",
    done: (version: string, stage: string) => `${version} goes to ${stage}`,
    noUsers: "Choose at least one user.",
  },
};

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const dangerMessages = {
  disable: "Switch the app off",
  disableText: "No console shows it any more. Everything stays, and you can switch it on again.",
  enable: "Switch the app on",
  enableText: "It is switched off: no console shows it.",
  failed: "The app could not be switched",
  uninstall: "Uninstall",
  uninstallText: "Removes the app with everything that it kept. The log of changes stays. This cannot be undone.",
  uninstallTitle: (title: string) => `Uninstall ${title}`,
  previewFailed: "What it would delete could not be counted",
  deletes: "This deletes, for good:",
  counts: ({ versions, storageRows, settings, mappings }: Counts): string[] => [
    count(versions, "version"),
    count(storageRows, "stored entry of its data", "stored entries of its data"),
    count(settings, "setting, secrets included", "settings, secrets included"),
    count(mappings, "place", "places"),
  ],
  type: (appId: string) => `Type ${appId} to confirm`,
  uninstallFailed: "The app could not be uninstalled",
  uninstalled: (title: string) => `${title} was uninstalled`,
};

interface Counts {
  versions: number;
  storageRows: number;
  settings: number;
  mappings: number;
}
