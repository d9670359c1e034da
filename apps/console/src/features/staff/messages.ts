import type { UserType } from "@omni/contract";

export const messages = {
  types: { AGENT: "Agent", SUPERVISOR: "Supervisor", ADMINISTRATOR: "Administrator" } satisfies Record<
    UserType,
    string
  >,
  title: (name: string) => `Hello ${name}`,
  text: {
    AGENT: "",
    SUPERVISOR:
      "You are signed in as a supervisor. Watching agents and queues is not part of this version; what is here for you now is below.",
    ADMINISTRATOR:
      "You are signed in as an administrator. Managing users, campaigns and apps is not part of this version; what is here for you now is below.",
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
