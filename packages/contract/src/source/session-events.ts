import { z } from "zod";
import { defineEvents } from "./entries.ts";
import * as s from "./shapes.ts";

const session = { permission: "session.read", capability: "session" } as const;
const own = { permission: null, capability: "session" } as const;

export const sessionEvents = defineEvents({
  loginStatusChanged: {
    ...session,
    summary: "The agent signed in, signed out, was signed out by another session, or the session expired.",
    payload: { status: s.loginStatus, userId: s.id, userName: s.label, reason: s.label.nullable() },
  },
  availabilityChanged: {
    ...session,
    summary: "The agent's availability changed. `routable` says whether new work can be offered.",
    payload: {
      status: s.availabilityStatus,
      breakReason: s.label.nullable(),
      since: s.instant,
      routable: z.boolean(),
    },
  },
  autoCallChanged: {
    ...session,
    summary: "Work of one channel was switched on or off for the agent.",
    payload: { channelType: s.channelType, enabled: z.boolean() },
  },
  campaignSelectionChanged: {
    ...session,
    summary: "The agent selected or left campaigns.",
    payload: {
      selectedCampaigns: z.array(s.campaign),
      added: z.array(s.id),
      removed: z.array(s.id),
    },
  },
  extensionChanged: {
    ...session,
    summary: "The agent's extension changed.",
    payload: { extension: s.extension.nullable() },
  },
  connectionChanged: {
    ...own,
    summary: "The console's connection to the server changed.",
    payload: { state: s.connectionState },
  },
  callbackReminder: {
    permission: "callbacks",
    capability: "callback",
    since: "1.1.0",
    summary: "A callback that this agent promised is due shortly.",
    payload: { callback: s.callback },
  },
  sessionExpiring: {
    ...session,
    summary: "The session ends soon unless it is renewed.",
    payload: { expiresAt: s.instant },
  },
  themeChanged: {
    ...own,
    summary: "The console's colour scheme changed.",
    payload: { theme: z.enum(["light", "dark"]) },
  },
  localeChanged: {
    ...own,
    summary: "The console's language changed.",
    payload: { locale: z.string() },
  },
  visibilityChanged: {
    ...own,
    summary: "This app was shown or hidden.",
    payload: { visible: z.boolean() },
  },
});
