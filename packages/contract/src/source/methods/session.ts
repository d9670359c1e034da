import { z } from "zod";
import { defineMethods } from "../entries.ts";
import * as s from "../shapes.ts";

const read = { permission: "session.read", capability: "session" } as const;
const write = { permission: "session.write", capability: "session" } as const;
const credentials = z.object({ username: s.label, password: z.string().min(1).max(1024) });

export const sessionMethods = defineMethods({
  login: {
    ...write,
    summary: "Signs an agent in.",
    parameters: credentials,
    result: s.currentUser,
    errors: ["INVALID_CREDENTIALS", "ACCOUNT_LOCKED", "ALREADY_LOGGED_IN", "PERMISSION_DENIED"],
  },
  forceLogin: {
    ...write,
    summary: "Signs an agent in and ends the agent's other session.",
    parameters: credentials,
    result: s.currentUser,
    errors: ["INVALID_CREDENTIALS", "ACCOUNT_LOCKED", "PERMISSION_DENIED"],
  },
  logout: {
    ...write,
    summary: "Signs the agent out.",
    parameters: null,
    result: s.nothing,
    errors: ["NOT_LOGGED_IN", "INVALID_STATE", "PERMISSION_DENIED"],
  },
  getCurrentUser: {
    ...read,
    summary: "The signed-in user.",
    parameters: null,
    result: s.currentUser,
    errors: ["NOT_LOGGED_IN", "PERMISSION_DENIED"],
  },
  getLoginStatus: {
    ...read,
    summary: "Whether somebody is signed in.",
    parameters: null,
    result: z.object({
      status: s.loginStatus,
      userId: s.id.nullable(),
      userName: s.label.nullable(),
    }),
    errors: ["PERMISSION_DENIED"],
  },
  getAvailability: {
    ...read,
    summary: "The agent's availability.",
    parameters: null,
    result: s.availability,
    errors: ["NOT_LOGGED_IN", "PERMISSION_DENIED"],
  },
  setAvailability: {
    ...write,
    summary: "Makes the agent available, or puts the agent on a break with a reason from getBreakReasons().",
    parameters: z.object({
      status: z.enum(["AVAILABLE", "ON_BREAK"]),
      breakReason: s.label.optional(),
    }),
    result: s.availability,
    errors: ["NOT_LOGGED_IN", "INVALID_STATE", "PERMISSION_DENIED"],
  },
  setAutoCall: {
    ...write,
    summary: "Switches work of one channel on or off.",
    parameters: z.object({ channelType: s.channelType, enabled: z.boolean() }),
    result: s.autoCall,
    errors: ["NOT_LOGGED_IN", "CHANNEL_UNAVAILABLE", "PERMISSION_DENIED"],
  },
  getAssignedCampaigns: {
    ...read,
    summary: "The campaigns the agent may select.",
    parameters: null,
    result: z.array(s.campaign),
    errors: ["NOT_LOGGED_IN", "PERMISSION_DENIED"],
  },
  getSelectedCampaigns: {
    ...read,
    summary: "The campaigns the agent works in now.",
    parameters: null,
    result: z.array(s.campaign),
    errors: ["NOT_LOGGED_IN", "PERMISSION_DENIED"],
  },
  selectCampaigns: {
    ...write,
    summary: "Selects the campaigns the agent works in; replaces the selection.",
    parameters: z.object({ campaignIds: z.array(s.id).max(256) }),
    result: z.array(s.campaign),
    errors: ["NOT_LOGGED_IN", "CAMPAIGN_NOT_ASSIGNED", "INVALID_STATE", "PERMISSION_DENIED"],
  },
  getExtension: {
    ...read,
    summary: "The agent's extension, or null.",
    parameters: null,
    result: s.extension.nullable(),
    errors: ["NOT_LOGGED_IN", "PERMISSION_DENIED"],
  },
  selectExtension: {
    ...write,
    summary: "Selects or changes the agent's extension.",
    parameters: z.object({ callContextId: s.id, phone: z.string().min(1).max(64) }),
    result: s.extension,
    errors: ["NOT_LOGGED_IN", "INVALID_STATE", "TARGET_UNAVAILABLE", "PERMISSION_DENIED"],
  },
});
