import { z } from "zod";
import { defineMethods, type ErrorName } from "../entries.ts";
import * as s from "../shapes.ts";

const read = { permission: "configuration.read", capability: "configuration" } as const;
const errors: readonly ErrorName[] = ["NOT_LOGGED_IN", "PERMISSION_DENIED"];
const ofCampaign: readonly ErrorName[] = [...errors, "CAMPAIGN_NOT_ASSIGNED"];

export const configurationMethods = defineMethods({
  getCampaigns: {
    ...read,
    summary: "The campaigns assigned to the agent.",
    parameters: null,
    result: z.array(s.campaign),
    errors,
  },
  getDispositionCodes: {
    ...read,
    summary: "Disposition classes of a campaign with their codes.",
    parameters: z.object({ campaignId: s.id }),
    result: z.array(s.dispositionClass),
    errors: ofCampaign,
  },
  getBreakReasons: {
    ...read,
    summary: "Reasons for a break.",
    parameters: null,
    result: z.array(s.label),
    errors,
  },
  getQueues: {
    ...read,
    summary: "The queues of the agent's campaigns.",
    parameters: null,
    result: z.array(s.queue),
    errors,
  },
  getTransferTargets: {
    ...read,
    capability: "transfer",
    summary: "Where an interaction of the campaign can be transferred to.",
    parameters: z.object({ campaignId: s.id, type: s.targetType }),
    result: z.array(s.transferTarget),
    errors: ofCampaign,
  },
  getExtensions: {
    ...read,
    summary: "The extensions the agent may select.",
    parameters: null,
    result: z.array(s.extension),
    errors,
  },
  getMessageTemplates: {
    ...read,
    capability: "messaging",
    summary: "Message templates of a channel.",
    parameters: z.object({ channelType: s.channelType }),
    result: z.array(s.messageTemplate),
    errors: [...errors, "CHANNEL_UNAVAILABLE"],
  },
  getCannedResponses: {
    ...read,
    summary: "Prepared answers of a campaign.",
    parameters: z.object({ campaignId: s.id }),
    result: z.array(s.cannedResponse),
    errors: ofCampaign,
  },
  getCapabilities: {
    permission: null,
    capability: "configuration",
    summary: "What this host can do.",
    parameters: null,
    result: z.object({
      contractVersion: z.string(),
      capabilities: z.array(z.string()),
      events: z.array(z.string()),
      methods: z.array(z.string()),
    }),
    errors: [],
  },
  getAppSettings: {
    permission: null,
    capability: "configuration",
    summary: "The settings an administrator gave to this app; secrets are left out.",
    parameters: null,
    result: s.fields,
    errors: ["NOT_LOGGED_IN"],
  },
});
