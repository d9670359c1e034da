import { maskPersonalData, type Interaction, type MaskRules } from "@omni/contract";
import type { CrmPage } from "@omni/live";
import type { CrmParameters } from "./crm-page-url.ts";

export interface CrmSurroundings {
  userId: string;
  /** Names this run of the console; no secret. */
  sessionId: string;
  instanceId: string;
  /** The console's origin. */
  origin: string;
  locale: string;
  /** Milliseconds since the epoch, UTC. */
  now: number;
  maskRules: MaskRules;
}

/** The GET parameters of a campaign's CRM page. Without `customer.pii` the page gets personal data masked. */
export function toCrmParameters(
  interaction: Interaction,
  page: CrmPage,
  { userId, sessionId, instanceId, origin, locale, now, maskRules }: CrmSurroundings,
): CrmParameters {
  // Masking keeps the shape.
  const shown = page.permissions.includes("customer.pii")
    ? interaction
    : (maskPersonalData(interaction, maskRules) as Interaction);
  const { interactionId, campaignId, queueId, customerDetails, channelDetails } = shown;
  const { customerId, name, phones, email, fields } = customerDetails;
  const { channelType, direction, callType, from, to, queueName } = channelDetails;
  const isInbound = direction === "INBOUND";
  // The customer's side of a chat is a visit and no number.
  const theirs = channelType === "CHAT" ? "" : isInbound ? from : to;
  const ours = channelType === "CHAT" ? "" : isInbound ? to : from;
  return {
    phone: theirs === "" ? (phones[0] ?? "") : theirs,
    displayPhone: theirs === "" ? (phones[0] ?? "") : theirs,
    dstPhone: ours,
    interactionId,
    crtObjectId: interactionId,
    userCrtObjectId: `${interactionId}.${userId}`,
    userId,
    sessionId,
    campaignId,
    callType: callType ?? "",
    customerId: customerId ?? "",
    customerInfo: JSON.stringify({ name, phones, email, ...fields }),
    leadId: "",
    queueId: queueId ?? "",
    queueName: queueName ?? "",
    crm_push_generated_time: String(now),
    instanceId,
    origin,
    locale,
  };
}
