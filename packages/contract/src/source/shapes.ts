import { z } from "zod";

/** Shapes with a name: they become `$defs` in contract.json and interfaces in the generated types. */
export const named = z.registry<{ id: string }>();
const name = <T extends z.ZodType>(id: string, schema: T): T => {
  named.add(schema, { id });
  return schema;
};

export const id = z.string().min(1).max(128);
export const text = z.string().max(10_000);
export const label = z.string().max(256);
/** Milliseconds since the epoch, UTC. */
export const instant = z.int().min(0);
export const anyValue = z.unknown();
export const fields = z.record(z.string(), z.unknown());
export const nothing = z.null();

export const channelType = name("ChannelType", z.enum(["VOICE", "CHAT", "WHATSAPP", "SMS", "EMAIL", "VIDEO"]));
const direction = name("Direction", z.enum(["INBOUND", "OUTBOUND"]));
const callType = name(
  "CallType",
  z.enum([
    "inbound.call.dial",
    "transferred.to.campaign.dial",
    "outbound.manual.dial",
    "outbound.manual.preview.dial",
    "outbound.auto.dial",
    "outbound.auto.preview.dial",
    "outbound.callback.dial",
    "click.to.call.dial",
  ]),
);
export const interactionState = name(
  "InteractionState",
  z.enum([
    "QUEUED",
    "OFFERED",
    "INITIATED",
    "CONNECTED",
    "HELD",
    "CONSULTING",
    "CONFERENCE",
    "ENDED",
    "WRAP_UP",
    "DISPOSED",
  ]),
);
export const systemDisposition = name(
  "SystemDisposition",
  z.enum([
    "CONNECTED",
    "NO_ANSWER",
    "BUSY",
    "CALL_NOT_PICKED",
    "CALL_HANGUP",
    "CALL_DROP",
    "FAILED",
    "ATTEMPT_FAILED",
    "NUMBER_FAILURE",
    "NUMBER_TEMP_FAILURE",
    "PROVIDER_FAILURE",
    "PROVIDER_TEMP_FAILURE",
    "SYSTEM_ERROR",
    "AMD",
  ]),
);
export const endedBy = name("EndedBy", z.enum(["AGENT", "CUSTOMER", "SYSTEM"]));
export const loginStatus = name("LoginStatus", z.enum(["LOGGED_IN", "LOGGED_OUT", "FORCED_OUT", "EXPIRED"]));
export const availabilityStatus = name(
  "AvailabilityStatus",
  z.enum(["AVAILABLE", "ON_BREAK", "ENGAGED", "WRAP_UP", "OFFLINE"]),
);
export const connectionState = name("ConnectionState", z.enum(["ONLINE", "RECONNECTING", "OFFLINE"]));
export const userType = name("UserType", z.enum(["AGENT", "SUPERVISOR", "ADMINISTRATOR"]));
export const messageStatus = name("MessageStatus", z.enum(["SENT", "DELIVERED", "READ", "FAILED"]));
/** AGENTS: a note among the agents of the interaction, which never reaches the customer. */
export const messageVisibility = name("MessageVisibility", z.enum(["EVERYONE", "AGENTS"]));
const campaignType = name(
  "CampaignType",
  z.enum(["Interactive Voice Application", "Chat Campaign", "Interaction Campaign"]),
);
export const targetType = name("TargetType", z.enum(["AGENT", "QUEUE", "CAMPAIGN", "PHONE", "IVR"]));

export const crmRecord = name(
  "CrmRecord",
  z.object({
    recordId: id,
    recordName: label,
    recordType: label,
    url: z.string().max(2048).optional(),
  }),
);
export const customerDetails = name(
  "CustomerDetails",
  z.object({
    customerId: id.nullable(),
    name: label,
    phones: z.array(z.string().max(64)).max(32),
    email: z.string().max(320).nullable(),
    fields,
    maskedFields: z.array(z.string()),
    crmRecord: crmRecord.nullable(),
  }),
);
export const channelDetails = name(
  "ChannelDetails",
  z.object({
    channelType,
    direction,
    callType: callType.nullable(),
    from: z.string(),
    to: z.string(),
    subChannel: z.string().nullable(),
    queueName: z.string().nullable(),
  }),
);
export const target = name("Target", z.object({ type: targetType, id }));
export const participant = name(
  "Participant",
  z.object({
    participantId: id,
    type: z.enum(["AGENT", "CUSTOMER", "PHONE", "IVR"]),
    name: label,
    state: z.enum(["CONNECTED", "HELD", "RINGING", "LEFT"]),
  }),
);
const attachment = name(
  "Attachment",
  z.object({
    attachmentId: id,
    name: label,
    contentType: z.string(),
    sizeBytes: z.int().min(0),
    url: z.string(),
  }),
);
export const message = name(
  "Message",
  z.object({
    messageId: id,
    from: z.enum(["CUSTOMER", "AGENT", "SYSTEM"]),
    senderId: id.nullable(),
    senderName: label,
    text,
    attachments: z.array(attachment),
    sentAt: instant,
    status: messageStatus,
    visibility: messageVisibility,
  }),
);
const wrapUp = name("WrapUp", z.object({ startedAt: instant, endsAt: instant.nullable(), required: z.boolean() }));
const disposition = name(
  "Disposition",
  z.object({ dispositionCode: id, dispositionClass: id, notes: text, by: id, at: instant }),
);
export const durations = name(
  "Durations",
  z.object({ queuedMs: z.number(), ringMs: z.number(), talkMs: z.number(), holdMs: z.number() }),
);
export const interaction = name(
  "Interaction",
  z.object({
    interactionId: id,
    campaignId: id,
    processId: id,
    queueId: id.nullable(),
    state: interactionState,
    customerDetails,
    channelDetails,
    agentId: id.nullable(),
    participants: z.array(participant),
    createdAt: instant,
    connectedAt: instant.nullable(),
    endedAt: instant.nullable(),
    offerExpiresAt: instant.nullable(),
    systemDisposition: systemDisposition.nullable(),
    endedBy: endedBy.nullable(),
    wrapUp: wrapUp.nullable(),
    disposition: disposition.nullable(),
    selected: z.boolean(),
    muted: z.boolean(),
    customerOnline: z.boolean(),
    messageCount: z.int().min(0),
    lastMessageAt: instant.nullable(),
    data: fields,
  }),
);
export const availability = name(
  "Availability",
  z.object({
    status: availabilityStatus,
    breakReason: label.nullable(),
    since: instant,
    routable: z.boolean(),
  }),
);
export const autoCall = name("AutoCall", z.object({ channelType, enabled: z.boolean() }));
export const campaign = name(
  "Campaign",
  z.object({
    campaignId: id,
    name: label,
    type: campaignType,
    processId: id,
    processName: label,
    channelTypes: z.array(channelType),
  }),
);
export const queue = name("Queue", z.object({ queueId: id, name: label, campaignId: id, priority: z.int() }));
export const currentUser = name(
  "CurrentUser",
  z.object({
    userId: id,
    userName: label,
    name: label,
    userType,
    locale: z.string(),
    contactCentreId: id,
  }),
);
export const extension = name(
  "Extension",
  z.object({ callContextId: id, callContextName: label, phone: z.string().max(64) }),
);
const dispositionCode = name(
  "DispositionCode",
  z.object({ code: id, name: label, requiresNotes: z.boolean(), callback: z.boolean() }),
);
export const dispositionClass = name(
  "DispositionClass",
  z.object({ classId: id, name: label, codes: z.array(dispositionCode) }),
);
export const callback = name(
  "Callback",
  z.object({
    callbackId: id,
    interactionId: id.nullable(),
    campaignId: id,
    customerId: id.nullable(),
    at: instant,
    self: z.boolean(),
    phone: z.string().max(64),
    state: z.enum(["SCHEDULED", "DUE", "DIALLED", "CANCELLED", "FAILED"]),
    notes: text,
  }),
);
export const customer = name(
  "Customer",
  z.object({
    customerId: id,
    processId: id,
    name: label,
    phones: z.array(z.string().max(64)).max(32),
    email: z.string().max(320).nullable(),
    fields,
    maskedFields: z.array(z.string()),
    crmRecord: crmRecord.nullable(),
    createdAt: instant,
    updatedAt: instant,
  }),
);
export const historyEntry = name(
  "HistoryEntry",
  z.object({
    interactionId: id,
    channelType,
    direction,
    campaignId: id,
    campaignName: label,
    agentName: label.nullable(),
    startedAt: instant,
    endedAt: instant.nullable(),
    dispositionCode: id.nullable(),
    dispositionName: label.nullable(),
    notes: text,
    summary: text,
  }),
);
export const messageTemplate = name(
  "MessageTemplate",
  z.object({
    templateId: id,
    name: label,
    channelType,
    body: text,
    variables: z.array(z.string()),
  }),
);
export const cannedResponse = name("CannedResponse", z.object({ responseId: id, shortcut: label, title: label, text }));
export const transferTarget = name(
  "TransferTarget",
  z.object({ type: targetType, id, name: label, available: z.boolean(), detail: label }),
);
