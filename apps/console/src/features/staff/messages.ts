import type { UserType } from "@omni/contract";

export const messages = {
  skip: "Skip to the page",
  pages: "Pages",
  menu: "Open the menu",
  closeMenu: "Close the menu",
  loading: "Loading",
  unknown: "Nothing is here",
  failed: "This page failed",
  types: { AGENT: "Agent", SUPERVISOR: "Supervisor", ADMINISTRATOR: "Administrator" } satisfies Record<
    UserType,
    string
  >,
  title: (name: string) => `Hello ${name}`,
  text: {
    AGENT: "",
    SUPERVISOR: "You are signed in as a supervisor. Live shows queues and agents now, History what is over.",
    ADMINISTRATOR:
      "You are signed in as an administrator. You may do what supervisors may. Managing users and campaigns is not part of this version.",
  } satisfies Record<UserType, string>,
  account: "Your account",
  name: "Name",
  userName: "User name",
  role: "Role",
  sessionEnds: "Session ends",
  campaigns: "Campaigns",
  campaignsNote: "Read only.",
  campaignsFailed: "Campaigns could not be loaded",
  noCampaigns: "This centre has no campaigns yet.",
  key: "Key for the web page",
};
