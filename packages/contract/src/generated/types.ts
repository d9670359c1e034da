// Generated from src/source by `npm run generate`. Do not edit.

export type Attachment = {
  attachmentId: string;
  name: string;
  contentType: string;
  sizeBytes: number;
  url: string;
};

export type AutoCall = {
  channelType: ChannelType;
  enabled: boolean;
};

export type Availability = {
  status: AvailabilityStatus;
  breakReason: string | null;
  since: number;
  routable: boolean;
};

export type AvailabilityStatus = "AVAILABLE" | "ON_BREAK" | "ENGAGED" | "WRAP_UP" | "OFFLINE";

export type CallType = "inbound.call.dial" | "transferred.to.campaign.dial" | "outbound.manual.dial" | "outbound.manual.preview.dial" | "outbound.auto.dial" | "outbound.auto.preview.dial" | "outbound.callback.dial" | "click.to.call.dial";

export type Callback = {
  callbackId: string;
  interactionId: string | null;
  campaignId: string;
  customerId: string | null;
  at: number;
  self: boolean;
  phone: string;
  state: "SCHEDULED" | "DUE" | "DIALLED" | "CANCELLED" | "FAILED";
  notes: string;
};

export type Campaign = {
  campaignId: string;
  name: string;
  type: CampaignType;
  processId: string;
  processName: string;
  channelTypes: ChannelType[];
};

export type CampaignType = "Interactive Voice Application" | "Chat Campaign" | "Interaction Campaign";

export type CannedResponse = {
  responseId: string;
  shortcut: string;
  title: string;
  text: string;
};

export type ChannelDetails = {
  channelType: ChannelType;
  direction: Direction;
  callType: CallType | null;
  from: string;
  to: string;
  subChannel: string | null;
  queueName: string | null;
};

export type ChannelType = "VOICE" | "CHAT" | "WHATSAPP" | "SMS" | "EMAIL" | "VIDEO";

export type ConnectionState = "ONLINE" | "RECONNECTING" | "OFFLINE";

export type CrmRecord = {
  recordId: string;
  recordName: string;
  recordType: string;
  url?: string;
};

export type CurrentUser = {
  userId: string;
  userName: string;
  name: string;
  userType: UserType;
  locale: string;
  contactCentreId: string;
};

export type Customer = {
  customerId: string;
  processId: string;
  name: string;
  phones: string[];
  email: string | null;
  fields: Record<string, unknown>;
  maskedFields: string[];
  crmRecord: CrmRecord | null;
  createdAt: number;
  updatedAt: number;
};

export type CustomerDetails = {
  customerId: string | null;
  name: string;
  phones: string[];
  email: string | null;
  fields: Record<string, unknown>;
  maskedFields: string[];
  crmRecord: CrmRecord | null;
};

export type Direction = "INBOUND" | "OUTBOUND";

export type Disposition = {
  dispositionCode: string;
  dispositionClass: string;
  notes: string;
  by: string;
  at: number;
};

export type DispositionClass = {
  classId: string;
  name: string;
  codes: DispositionCode[];
};

export type DispositionCode = {
  code: string;
  name: string;
  requiresNotes: boolean;
  callback: boolean;
};

export type Durations = {
  queuedMs: number;
  ringMs: number;
  talkMs: number;
  holdMs: number;
};

export type EndedBy = "AGENT" | "CUSTOMER" | "SYSTEM";

export type Extension = {
  callContextId: string;
  callContextName: string;
  phone: string;
};

export type HistoryEntry = {
  interactionId: string;
  channelType: ChannelType;
  direction: Direction;
  campaignId: string;
  campaignName: string;
  agentName: string | null;
  startedAt: number;
  endedAt: number | null;
  dispositionCode: string | null;
  dispositionName: string | null;
  notes: string;
  summary: string;
};

export type Interaction = {
  interactionId: string;
  campaignId: string;
  processId: string;
  queueId: string | null;
  state: InteractionState;
  customerDetails: CustomerDetails;
  channelDetails: ChannelDetails;
  agentId: string | null;
  participants: Participant[];
  createdAt: number;
  connectedAt: number | null;
  endedAt: number | null;
  offerExpiresAt: number | null;
  systemDisposition: SystemDisposition | null;
  endedBy: EndedBy | null;
  wrapUp: WrapUp | null;
  disposition: Disposition | null;
  selected: boolean;
  muted: boolean;
  customerOnline: boolean;
  messageCount: number;
  lastMessageAt: number | null;
  data: Record<string, unknown>;
};

export type InteractionState = "QUEUED" | "OFFERED" | "INITIATED" | "CONNECTED" | "HELD" | "CONSULTING" | "CONFERENCE" | "ENDED" | "WRAP_UP" | "DISPOSED";

export type LoginStatus = "LOGGED_IN" | "LOGGED_OUT" | "FORCED_OUT" | "EXPIRED";

export type Message = {
  messageId: string;
  from: "CUSTOMER" | "AGENT" | "SYSTEM";
  senderId: string | null;
  senderName: string;
  text: string;
  attachments: Attachment[];
  sentAt: number;
  status: MessageStatus;
  visibility: MessageVisibility;
};

export type MessageStatus = "SENT" | "DELIVERED" | "READ" | "FAILED";

export type MessageTemplate = {
  templateId: string;
  name: string;
  channelType: ChannelType;
  body: string;
  variables: string[];
};

export type MessageVisibility = "EVERYONE" | "AGENTS";

export type Participant = {
  participantId: string;
  type: "AGENT" | "CUSTOMER" | "PHONE" | "IVR";
  name: string;
  state: "CONNECTED" | "HELD" | "RINGING" | "LEFT";
};

export type Queue = {
  queueId: string;
  name: string;
  campaignId: string;
  priority: number;
};

export type SystemDisposition = "CONNECTED" | "NO_ANSWER" | "BUSY" | "CALL_NOT_PICKED" | "CALL_HANGUP" | "CALL_DROP" | "FAILED" | "ATTEMPT_FAILED" | "NUMBER_FAILURE" | "NUMBER_TEMP_FAILURE" | "PROVIDER_FAILURE" | "PROVIDER_TEMP_FAILURE" | "SYSTEM_ERROR" | "AMD";

export type Target = {
  type: TargetType;
  id: string;
};

export type TargetType = "AGENT" | "QUEUE" | "CAMPAIGN" | "PHONE" | "IVR";

export type TransferTarget = {
  type: TargetType;
  id: string;
  name: string;
  available: boolean;
  detail: string;
};

export type UserType = "AGENT" | "SUPERVISOR" | "ADMINISTRATOR";

export type WrapUp = {
  startedAt: number;
  endsAt: number | null;
  required: boolean;
};

export type ErrorCode =
  | "NOT_IN_CONSOLE"
  | "ORIGIN_MISMATCH"
  | "HANDSHAKE_TIMEOUT"
  | "ALREADY_INITIALIZED"
  | "NOT_INITIALIZED"
  | "VERSION_UNSUPPORTED"
  | "UNKNOWN_EVENT"
  | "UNKNOWN_METHOD"
  | "INVALID_ARGUMENT"
  | "PERMISSION_DENIED"
  | "NOT_LOGGED_IN"
  | "ALREADY_LOGGED_IN"
  | "INVALID_CREDENTIALS"
  | "ACCOUNT_LOCKED"
  | "INTERACTION_NOT_FOUND"
  | "INVALID_STATE"
  | "CAMPAIGN_NOT_ASSIGNED"
  | "CHANNEL_UNAVAILABLE"
  | "TARGET_UNAVAILABLE"
  | "INVALID_DISPOSITION"
  | "DISPOSITION_REQUIRED"
  | "CUSTOMER_NOT_FOUND"
  | "STORAGE_QUOTA"
  | "PAYLOAD_TOO_LARGE"
  | "RATE_LIMITED"
  | "TIMEOUT"
  | "ABORTED"
  | "HOST_GONE"
  | "OFFLINE"
  | "NOT_SUPPORTED"
  | "INTERNAL";

export type Permission =
  | "session.read"
  | "session.write"
  | "interaction.read"
  | "interaction.write"
  | "interaction.initiate"
  | "interaction.dispose"
  | "messages.read"
  | "messages.write"
  | "customer.read"
  | "customer.write"
  | "customer.pii"
  | "configuration.read"
  | "callbacks"
  | "crm.open"
  | "insights.read"
  | "app.storage"
  | "app.messaging"
  | "app.request"
  | "app.token"
  | "ui.notify"
  | "ui.layout";

export type Capability =
  | "session"
  | "interaction"
  | "chat"
  | "voice"
  | "transfer"
  | "conference"
  | "messaging"
  | "disposition"
  | "callback"
  | "crm"
  | "insights"
  | "configuration"
  | "storage"
  | "appMessaging"
  | "request"
  | "token"
  | "ui"
  | "layout"
  | "log";

export type SessionEventName =
  | "loginStatusChanged"
  | "availabilityChanged"
  | "autoCallChanged"
  | "campaignSelectionChanged"
  | "extensionChanged"
  | "connectionChanged"
  | "callbackReminder"
  | "sessionExpiring"
  | "themeChanged"
  | "localeChanged"
  | "visibilityChanged";

export type InteractionEventName =
  | "interactionInitiated"
  | "interactionQueued"
  | "interactionOffered"
  | "interactionRejected"
  | "interactionMissed"
  | "interactionConnected"
  | "interactionHeld"
  | "interactionResumed"
  | "interactionMuted"
  | "interactionUnmuted"
  | "interactionSelected"
  | "interactionUpdated"
  | "interactionEnded"
  | "interactionReopened"
  | "showCrm"
  | "customerIdentified"
  | "crmRecordAttached"
  | "transferInitiated"
  | "transferCompleted"
  | "transferFailed"
  | "consultStarted"
  | "consultConnected"
  | "consultEnded"
  | "conferenceStarted"
  | "participantJoined"
  | "participantLeft"
  | "conferenceEnded"
  | "messageReceived"
  | "messageSent"
  | "messageStatusChanged"
  | "typingChanged"
  | "wrapUpStarted"
  | "wrapUpEnded"
  | "interactionDisposed"
  | "callbackScheduled"
  | "callbackDue"
  | "transcriptAdded"
  | "suggestionAdded"
  | "sentimentChanged";

export type EventName = SessionEventName | InteractionEventName;

export interface EventPayloads {
  /** The agent signed in, signed out, was signed out by another session, or the session expired. */
  loginStatusChanged: {
    eventTime: number;
    sequence: number;
    replayed?: boolean;
    status: LoginStatus;
    userId: string;
    userName: string;
    reason: string | null;
  };
  /** The agent's availability changed. `routable` says whether new work can be offered. */
  availabilityChanged: {
    eventTime: number;
    sequence: number;
    replayed?: boolean;
    status: AvailabilityStatus;
    breakReason: string | null;
    since: number;
    routable: boolean;
  };
  /** Work of one channel was switched on or off for the agent. */
  autoCallChanged: {
    eventTime: number;
    sequence: number;
    replayed?: boolean;
    channelType: ChannelType;
    enabled: boolean;
  };
  /** The agent selected or left campaigns. */
  campaignSelectionChanged: {
    eventTime: number;
    sequence: number;
    replayed?: boolean;
    selectedCampaigns: Campaign[];
    added: string[];
    removed: string[];
  };
  /** The agent's extension changed. */
  extensionChanged: {
    eventTime: number;
    sequence: number;
    replayed?: boolean;
    extension: Extension | null;
  };
  /** The console's connection to the server changed. */
  connectionChanged: {
    eventTime: number;
    sequence: number;
    replayed?: boolean;
    state: ConnectionState;
  };
  /** A callback that this agent promised is due shortly. */
  callbackReminder: {
    eventTime: number;
    sequence: number;
    replayed?: boolean;
    callback: Callback;
  };
  /** The session ends soon unless it is renewed. */
  sessionExpiring: {
    eventTime: number;
    sequence: number;
    replayed?: boolean;
    expiresAt: number;
  };
  /** The console's colour scheme changed. */
  themeChanged: {
    eventTime: number;
    sequence: number;
    replayed?: boolean;
    theme: "light" | "dark";
  };
  /** The console's language changed. */
  localeChanged: {
    eventTime: number;
    sequence: number;
    replayed?: boolean;
    locale: string;
  };
  /** This app was shown or hidden. */
  visibilityChanged: {
    eventTime: number;
    sequence: number;
    replayed?: boolean;
    visible: boolean;
  };
  /** An outbound interaction started. */
  interactionInitiated: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
  };
  /** The interaction waits in a queue. */
  interactionQueued: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
  };
  /** The interaction is offered to this agent until `offerExpiresAt`. */
  interactionOffered: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    offerExpiresAt: number;
  };
  /** The agent declined the offer. */
  interactionRejected: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
  };
  /** The offer ended without an answer, or was taken back. */
  interactionMissed: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
  };
  /** Agent and customer are connected. */
  interactionConnected: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    participants: Participant[];
  };
  /** The customer is on hold. */
  interactionHeld: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
  };
  /** The customer is off hold. */
  interactionResumed: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
  };
  /** The agent's microphone is muted. */
  interactionMuted: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
  };
  /** The agent's microphone is open. */
  interactionUnmuted: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
  };
  /** The agent's focus moved to this interaction. */
  interactionSelected: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
  };
  /** Data of the interaction changed. */
  interactionUpdated: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    changes: Record<string, unknown>;
  };
  /** The line or conversation ended; wrap-up may follow. */
  interactionEnded: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    systemDisposition: SystemDisposition;
    endedBy: EndedBy;
    durations: Durations;
  };
  /** The customer wrote again before the interaction was disposed. */
  interactionReopened: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
  };
  /** Show the customer's record now. */
  showCrm: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    reason: "OFFERED" | "CONNECTED" | "SELECTED" | "MANUAL";
    requestId: string;
  };
  /** The interaction was linked to a customer record. */
  customerIdentified: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
  };
  /** A CRM record was linked to the interaction. */
  crmRecordAttached: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    record: CrmRecord;
  };
  /** A transfer started. */
  transferInitiated: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    target: Target;
    kind: "BLIND" | "CONSULT";
  };
  /** The transfer reached its target. */
  transferCompleted: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    target: Target;
  };
  /** The transfer failed; the interaction is back with the agent. */
  transferFailed: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    target: Target;
    reason: string;
  };
  /** A consult is being set up. */
  consultStarted: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    target: Target;
  };
  /** The consulted party answered. */
  consultConnected: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    target: Target;
  };
  /** The consult ended. */
  consultEnded: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    outcome: "TRANSFERRED" | "CONFERENCED" | "CANCELLED" | "FAILED";
  };
  /** A conference started. */
  conferenceStarted: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    participants: Participant[];
  };
  /** Somebody joined. */
  participantJoined: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    participant: Participant;
  };
  /** Somebody left. */
  participantLeft: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    participant: Participant;
  };
  /** The conference is over. */
  conferenceEnded: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
  };
  /** The customer wrote. */
  messageReceived: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    message: Message;
  };
  /** An agent wrote to the customer, or a note to the other agents (`message.visibility`). */
  messageSent: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    message: Message;
  };
  /** A message was delivered, read or failed. */
  messageStatusChanged: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    messageId: string;
    status: MessageStatus;
  };
  /** Somebody started or stopped typing. */
  typingChanged: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    from: "CUSTOMER" | "AGENT";
    typing: boolean;
  };
  /** Wrap-up started. */
  wrapUpStarted: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    endsAt: number | null;
    required: boolean;
  };
  /** Wrap-up ended. */
  wrapUpEnded: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
  };
  /** The interaction was disposed. */
  interactionDisposed: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    dispositionCode: string;
    dispositionClass: string;
    notes: string;
    by: string;
  };
  /** A callback was scheduled. */
  callbackScheduled: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    callback: Callback;
  };
  /** A callback is due. */
  callbackDue: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    callback: Callback;
  };
  /** A piece of transcript arrived. */
  transcriptAdded: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    segment: {
      segmentId: string;
      speaker: "CUSTOMER" | "AGENT";
      text: string;
      startedAt: number;
      final: boolean;
    };
  };
  /** A suggestion for the agent arrived. */
  suggestionAdded: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    suggestion: {
      suggestionId: string;
      kind: "REPLY" | "ARTICLE" | "ACTION";
      title: string;
      text: string;
      url: string | null;
      confidence: number;
    };
  };
  /** The customer's sentiment changed. */
  sentimentChanged: {
    interactionId: string;
    campaignId: string;
    processId: string;
    queueId: string | null;
    state: InteractionState;
    eventTime: number;
    customerDetails: CustomerDetails;
    channelDetails: ChannelDetails;
    sequence: number;
    replayed?: boolean;
    sentiment: "POSITIVE" | "NEUTRAL" | "NEGATIVE";
    score: number;
  };
}

export type MethodName =
  | "session.login"
  | "session.forceLogin"
  | "session.logout"
  | "session.getCurrentUser"
  | "session.getLoginStatus"
  | "session.getAvailability"
  | "session.setAvailability"
  | "session.setAutoCall"
  | "session.getAssignedCampaigns"
  | "session.getSelectedCampaigns"
  | "session.selectCampaigns"
  | "session.getExtension"
  | "session.selectExtension"
  | "interaction.initiateInteraction"
  | "interaction.getInteractions"
  | "interaction.getInteraction"
  | "interaction.acceptInteraction"
  | "interaction.rejectInteraction"
  | "interaction.selectInteraction"
  | "interaction.holdInteraction"
  | "interaction.resumeInteraction"
  | "interaction.muteInteraction"
  | "interaction.unmuteInteraction"
  | "interaction.sendDtmf"
  | "interaction.endInteraction"
  | "interaction.transferInteraction"
  | "interaction.startConsult"
  | "interaction.completeConsult"
  | "interaction.addParticipant"
  | "interaction.removeParticipant"
  | "interaction.sendMessage"
  | "interaction.getMessages"
  | "interaction.setTyping"
  | "interaction.updateInteraction"
  | "interaction.attachCrmRecord"
  | "interaction.disposeInteraction"
  | "interaction.disposeAndDial"
  | "interaction.extendWrapUp"
  | "interaction.endWrapUp"
  | "interaction.scheduleCallback"
  | "interaction.getCallbacks"
  | "interaction.dialCallback"
  | "interaction.cancelCallback"
  | "interaction.getHistory"
  | "configuration.getCampaigns"
  | "configuration.getDispositionCodes"
  | "configuration.getBreakReasons"
  | "configuration.getQueues"
  | "configuration.getTransferTargets"
  | "configuration.getExtensions"
  | "configuration.getMessageTemplates"
  | "configuration.getCannedResponses"
  | "configuration.getCapabilities"
  | "configuration.getAppSettings"
  | "crm.findCustomers"
  | "crm.getCustomer"
  | "crm.saveCustomer"
  | "crm.openRecord"
  | "app.getContext"
  | "app.storage.get"
  | "app.storage.set"
  | "app.storage.delete"
  | "app.storage.list"
  | "app.publish"
  | "app.subscribe"
  | "app.unsubscribe"
  | "app.request"
  | "app.getContextToken"
  | "app.log"
  | "ui.notify"
  | "ui.setBadge"
  | "ui.resize"
  | "ui.focus"
  | "ui.confirm"
  | "ui.openPanel"
  | "ui.close";

export interface MethodArguments {
  "session.login": {
    username: string;
    password: string;
  };
  "session.forceLogin": {
    username: string;
    password: string;
  };
  "session.logout": undefined;
  "session.getCurrentUser": undefined;
  "session.getLoginStatus": undefined;
  "session.getAvailability": undefined;
  "session.setAvailability": {
    status: "AVAILABLE" | "ON_BREAK";
    breakReason?: string;
  };
  "session.setAutoCall": {
    channelType: ChannelType;
    enabled: boolean;
  };
  "session.getAssignedCampaigns": undefined;
  "session.getSelectedCampaigns": undefined;
  "session.selectCampaigns": {
    campaignIds: string[];
  };
  "session.getExtension": undefined;
  "session.selectExtension": {
    callContextId: string;
    phone: string;
  };
  "interaction.initiateInteraction": {
    channelType: ChannelType;
    to: string;
    campaignId: string;
    customerId?: string;
    data?: Record<string, unknown>;
    preview?: boolean;
  };
  "interaction.getInteractions": undefined;
  "interaction.getInteraction": {
    interactionId: string;
  };
  "interaction.acceptInteraction": {
    interactionId: string;
  };
  "interaction.rejectInteraction": {
    interactionId: string;
  };
  "interaction.selectInteraction": {
    interactionId: string;
  };
  "interaction.holdInteraction": {
    interactionId: string;
  };
  "interaction.resumeInteraction": {
    interactionId: string;
  };
  "interaction.muteInteraction": {
    interactionId: string;
  };
  "interaction.unmuteInteraction": {
    interactionId: string;
  };
  "interaction.sendDtmf": {
    interactionId: string;
    digits: string;
  };
  "interaction.endInteraction": {
    interactionId: string;
  };
  "interaction.transferInteraction": {
    interactionId: string;
    target: Target;
  };
  "interaction.startConsult": {
    interactionId: string;
    target: Target;
  };
  "interaction.completeConsult": {
    interactionId: string;
    action: "TRANSFER" | "CONFERENCE" | "CANCEL";
  };
  "interaction.addParticipant": {
    interactionId: string;
    target: Target;
  };
  "interaction.removeParticipant": {
    interactionId: string;
    participantId: string;
  };
  "interaction.sendMessage": {
    interactionId: string;
    text?: string;
    templateId?: string;
    variables?: Record<string, string>;
    attachmentIds?: string[];
    visibility?: MessageVisibility;
  };
  "interaction.getMessages": {
    interactionId: string;
    before?: number;
    limit?: number;
  };
  "interaction.setTyping": {
    interactionId: string;
    typing: boolean;
  };
  "interaction.updateInteraction": {
    interactionId: string;
    data: Record<string, unknown>;
  };
  "interaction.attachCrmRecord": {
    interactionId: string;
    record: CrmRecord;
  };
  "interaction.disposeInteraction": {
    interactionId: string;
    dispositionCode: string;
    notes?: string;
    callback?: {
      at: number;
      self: boolean;
      phone?: string;
    };
  };
  "interaction.disposeAndDial": {
    interactionId: string;
    dispositionCode: string;
    notes?: string;
    callback?: {
      at: number;
      self: boolean;
      phone?: string;
    };
    to?: string;
  };
  "interaction.extendWrapUp": {
    interactionId: string;
  };
  "interaction.endWrapUp": {
    interactionId: string;
  };
  "interaction.scheduleCallback": {
    interactionId: string;
    at: number;
    self: boolean;
    phone?: string;
    notes?: string;
  };
  "interaction.getCallbacks": undefined;
  "interaction.dialCallback": {
    callbackId: string;
  };
  "interaction.cancelCallback": {
    callbackId: string;
  };
  "interaction.getHistory": {
    customerId: string;
  };
  "configuration.getCampaigns": undefined;
  "configuration.getDispositionCodes": {
    campaignId: string;
  };
  "configuration.getBreakReasons": undefined;
  "configuration.getQueues": undefined;
  "configuration.getTransferTargets": {
    campaignId: string;
    type: TargetType;
  };
  "configuration.getExtensions": undefined;
  "configuration.getMessageTemplates": {
    channelType: ChannelType;
  };
  "configuration.getCannedResponses": {
    campaignId: string;
  };
  "configuration.getCapabilities": undefined;
  "configuration.getAppSettings": undefined;
  "crm.findCustomers": {
    phone?: string;
    email?: string;
    query?: string;
  };
  "crm.getCustomer": {
    customerId: string;
  };
  "crm.saveCustomer": {
    customerId?: string;
    processId?: string;
    name?: string;
    phones?: string[];
    email?: string | null;
    fields?: Record<string, unknown>;
  };
  "crm.openRecord": {
    url?: string;
    recordId?: string;
    target?: "TAB" | "PANEL";
  };
  "app.getContext": undefined;
  "app.storage.get": {
    key: string;
    scope?: "USER" | "CAMPAIGN" | "CONTACT_CENTRE";
    campaignId?: string;
  };
  "app.storage.set": {
    key: string;
    value: unknown;
    scope?: "USER" | "CAMPAIGN" | "CONTACT_CENTRE";
    campaignId?: string;
  };
  "app.storage.delete": {
    key: string;
    scope?: "USER" | "CAMPAIGN" | "CONTACT_CENTRE";
    campaignId?: string;
  };
  "app.storage.list": {
    prefix?: string;
    scope?: "USER" | "CAMPAIGN" | "CONTACT_CENTRE";
    campaignId?: string;
  };
  "app.publish": {
    topic: string;
    data: unknown;
  };
  "app.subscribe": {
    topic: string;
  };
  "app.unsubscribe": {
    topic: string;
  };
  "app.request": {
    url?: string;
    settingsKey?: string;
    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
    headers?: Record<string, string>;
    body?: unknown;
  };
  "app.getContextToken": undefined;
  "app.log": {
    level: "debug" | "info" | "warn" | "error";
    message: string;
    data?: unknown;
  };
  "ui.notify": {
    type: "INFO" | "SUCCESS" | "WARNING" | "ERROR";
    title: string;
    message: string;
    actions?: {
      id: string;
      label: string;
    }[];
  };
  "ui.setBadge": {
    count: number;
  };
  "ui.resize": {
    height: number;
  };
  "ui.focus": undefined;
  "ui.confirm": {
    title: string;
    message: string;
    confirmLabel?: string;
    cancelLabel?: string;
  };
  "ui.openPanel": {
    page: string;
    slot?: string;
  };
  "ui.close": undefined;
}

export interface MethodResults {
  "session.login": CurrentUser;
  "session.forceLogin": CurrentUser;
  "session.logout": null;
  "session.getCurrentUser": CurrentUser;
  "session.getLoginStatus": {
    status: LoginStatus;
    userId: string | null;
    userName: string | null;
  };
  "session.getAvailability": Availability;
  "session.setAvailability": Availability;
  "session.setAutoCall": AutoCall;
  "session.getAssignedCampaigns": Campaign[];
  "session.getSelectedCampaigns": Campaign[];
  "session.selectCampaigns": Campaign[];
  "session.getExtension": Extension | null;
  "session.selectExtension": Extension;
  "interaction.initiateInteraction": Interaction;
  "interaction.getInteractions": Interaction[];
  "interaction.getInteraction": Interaction;
  "interaction.acceptInteraction": Interaction;
  "interaction.rejectInteraction": Interaction;
  "interaction.selectInteraction": Interaction;
  "interaction.holdInteraction": Interaction;
  "interaction.resumeInteraction": Interaction;
  "interaction.muteInteraction": Interaction;
  "interaction.unmuteInteraction": Interaction;
  "interaction.sendDtmf": null;
  "interaction.endInteraction": Interaction;
  "interaction.transferInteraction": Interaction;
  "interaction.startConsult": Interaction;
  "interaction.completeConsult": Interaction;
  "interaction.addParticipant": Interaction;
  "interaction.removeParticipant": Interaction;
  "interaction.sendMessage": Message;
  "interaction.getMessages": Message[];
  "interaction.setTyping": null;
  "interaction.updateInteraction": Interaction;
  "interaction.attachCrmRecord": Interaction;
  "interaction.disposeInteraction": Interaction;
  "interaction.disposeAndDial": Interaction;
  "interaction.extendWrapUp": Interaction;
  "interaction.endWrapUp": Interaction;
  "interaction.scheduleCallback": Callback;
  "interaction.getCallbacks": Callback[];
  "interaction.dialCallback": Interaction;
  "interaction.cancelCallback": null;
  "interaction.getHistory": HistoryEntry[];
  "configuration.getCampaigns": Campaign[];
  "configuration.getDispositionCodes": DispositionClass[];
  "configuration.getBreakReasons": string[];
  "configuration.getQueues": Queue[];
  "configuration.getTransferTargets": TransferTarget[];
  "configuration.getExtensions": Extension[];
  "configuration.getMessageTemplates": MessageTemplate[];
  "configuration.getCannedResponses": CannedResponse[];
  "configuration.getCapabilities": {
    contractVersion: string;
    capabilities: string[];
    events: string[];
    methods: string[];
  };
  "configuration.getAppSettings": Record<string, unknown>;
  "crm.findCustomers": Customer[];
  "crm.getCustomer": Customer;
  "crm.saveCustomer": Customer;
  "crm.openRecord": null;
  "app.getContext": {
    appId: string;
    instanceId: string;
    slot: string;
    scope: "SESSION" | "INTERACTION" | "BACKGROUND";
    interactionId: string | null;
    role: UserType | null;
    locale: string;
    theme: "light" | "dark";
    permissions: string[];
  };
  "app.storage.get": unknown;
  "app.storage.set": null;
  "app.storage.delete": null;
  "app.storage.list": string[];
  "app.publish": {
    delivered: number;
  };
  "app.subscribe": null;
  "app.unsubscribe": null;
  "app.request": {
    status: number;
    headers: Record<string, string>;
    body: unknown;
  };
  "app.getContextToken": {
    token: string;
    expiresAt: number;
  };
  "app.log": null;
  "ui.notify": {
    actionId: string | null;
  };
  "ui.setBadge": null;
  "ui.resize": {
    height: number;
  };
  "ui.focus": null;
  "ui.confirm": {
    confirmed: boolean;
  };
  "ui.openPanel": null;
  "ui.close": null;
}

/** Options every call takes as its last argument. `timeoutMs` is 10,000 unless told. */
export interface CallOptions {
  timeoutMs?: number;
  signal?: AbortSignal;
}

export interface SdkNamespaces {
  session: {
    /** Signs an agent in. Rejects with INVALID_CREDENTIALS, ACCOUNT_LOCKED, ALREADY_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    login(argument: MethodArguments["session.login"], options?: CallOptions): Promise<MethodResults["session.login"]>;
    /** Signs an agent in and ends the agent's other session. Rejects with INVALID_CREDENTIALS, ACCOUNT_LOCKED, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    forceLogin(argument: MethodArguments["session.forceLogin"], options?: CallOptions): Promise<MethodResults["session.forceLogin"]>;
    /** Signs the agent out. Rejects with NOT_LOGGED_IN, INVALID_STATE, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    logout(options?: CallOptions): Promise<MethodResults["session.logout"]>;
    /** The signed-in user. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getCurrentUser(options?: CallOptions): Promise<MethodResults["session.getCurrentUser"]>;
    /** Whether somebody is signed in. Rejects with PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getLoginStatus(options?: CallOptions): Promise<MethodResults["session.getLoginStatus"]>;
    /** The agent's availability. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getAvailability(options?: CallOptions): Promise<MethodResults["session.getAvailability"]>;
    /** Makes the agent available, or puts the agent on a break with a reason from getBreakReasons(). Rejects with NOT_LOGGED_IN, INVALID_STATE, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    setAvailability(argument: MethodArguments["session.setAvailability"], options?: CallOptions): Promise<MethodResults["session.setAvailability"]>;
    /** Switches work of one channel on or off. Rejects with NOT_LOGGED_IN, CHANNEL_UNAVAILABLE, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    setAutoCall(argument: MethodArguments["session.setAutoCall"], options?: CallOptions): Promise<MethodResults["session.setAutoCall"]>;
    /** The campaigns the agent may select. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getAssignedCampaigns(options?: CallOptions): Promise<MethodResults["session.getAssignedCampaigns"]>;
    /** The campaigns the agent works in now. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getSelectedCampaigns(options?: CallOptions): Promise<MethodResults["session.getSelectedCampaigns"]>;
    /** Selects the campaigns the agent works in; replaces the selection. Rejects with NOT_LOGGED_IN, CAMPAIGN_NOT_ASSIGNED, INVALID_STATE, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    selectCampaigns(argument: MethodArguments["session.selectCampaigns"], options?: CallOptions): Promise<MethodResults["session.selectCampaigns"]>;
    /** The agent's extension, or null. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getExtension(options?: CallOptions): Promise<MethodResults["session.getExtension"]>;
    /** Selects or changes the agent's extension. Rejects with NOT_LOGGED_IN, INVALID_STATE, TARGET_UNAVAILABLE, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    selectExtension(argument: MethodArguments["session.selectExtension"], options?: CallOptions): Promise<MethodResults["session.selectExtension"]>;
  };
  interaction: {
    /** Starts an outbound interaction, such as a call. With `preview` it is dialled when the agent accepts it. With a `customerId`, `to` may be the hidden number as it is shown, `phones[0]`, or a column: the number is dialled and not told. Rejects with NOT_LOGGED_IN, CAMPAIGN_NOT_ASSIGNED, CHANNEL_UNAVAILABLE, TARGET_UNAVAILABLE, CUSTOMER_NOT_FOUND, INVALID_STATE, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    initiateInteraction(argument: MethodArguments["interaction.initiateInteraction"], options?: CallOptions): Promise<MethodResults["interaction.initiateInteraction"]>;
    /** The agent's live interactions. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getInteractions(options?: CallOptions): Promise<MethodResults["interaction.getInteractions"]>;
    /** One live interaction. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getInteraction(argument: MethodArguments["interaction.getInteraction"], options?: CallOptions): Promise<MethodResults["interaction.getInteraction"]>;
    /** Accepts an offer. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    acceptInteraction(argument: MethodArguments["interaction.acceptInteraction"], options?: CallOptions): Promise<MethodResults["interaction.acceptInteraction"]>;
    /** Declines an offer. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    rejectInteraction(argument: MethodArguments["interaction.rejectInteraction"], options?: CallOptions): Promise<MethodResults["interaction.rejectInteraction"]>;
    /** Moves the agent's focus to the interaction. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    selectInteraction(argument: MethodArguments["interaction.selectInteraction"], options?: CallOptions): Promise<MethodResults["interaction.selectInteraction"]>;
    /** Puts the customer on hold. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    holdInteraction(argument: MethodArguments["interaction.holdInteraction"], options?: CallOptions): Promise<MethodResults["interaction.holdInteraction"]>;
    /** Takes the customer off hold. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    resumeInteraction(argument: MethodArguments["interaction.resumeInteraction"], options?: CallOptions): Promise<MethodResults["interaction.resumeInteraction"]>;
    /** Mutes the agent's microphone. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    muteInteraction(argument: MethodArguments["interaction.muteInteraction"], options?: CallOptions): Promise<MethodResults["interaction.muteInteraction"]>;
    /** Opens the agent's microphone. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    unmuteInteraction(argument: MethodArguments["interaction.unmuteInteraction"], options?: CallOptions): Promise<MethodResults["interaction.unmuteInteraction"]>;
    /** Sends digits on a call. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    sendDtmf(argument: MethodArguments["interaction.sendDtmf"], options?: CallOptions): Promise<MethodResults["interaction.sendDtmf"]>;
    /** Ends the call or conversation; wrap-up may follow. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    endInteraction(argument: MethodArguments["interaction.endInteraction"], options?: CallOptions): Promise<MethodResults["interaction.endInteraction"]>;
    /** Transfers without consulting (blind transfer). Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, TARGET_UNAVAILABLE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    transferInteraction(argument: MethodArguments["interaction.transferInteraction"], options?: CallOptions): Promise<MethodResults["interaction.transferInteraction"]>;
    /** Calls a third party while the customer waits. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, TARGET_UNAVAILABLE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    startConsult(argument: MethodArguments["interaction.startConsult"], options?: CallOptions): Promise<MethodResults["interaction.startConsult"]>;
    /** Ends a consult by transfer, conference or return. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    completeConsult(argument: MethodArguments["interaction.completeConsult"], options?: CallOptions): Promise<MethodResults["interaction.completeConsult"]>;
    /** Adds somebody to the conference. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, TARGET_UNAVAILABLE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    addParticipant(argument: MethodArguments["interaction.addParticipant"], options?: CallOptions): Promise<MethodResults["interaction.addParticipant"]>;
    /** Removes somebody from the conference. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, TARGET_UNAVAILABLE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    removeParticipant(argument: MethodArguments["interaction.removeParticipant"], options?: CallOptions): Promise<MethodResults["interaction.removeParticipant"]>;
    /** Sends a message, a template or attachments to the customer, or a note to the interaction's agents. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, CHANNEL_UNAVAILABLE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    sendMessage(argument: MethodArguments["interaction.sendMessage"], options?: CallOptions): Promise<MethodResults["interaction.sendMessage"]>;
    /** The messages of an interaction, oldest first. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getMessages(argument: MethodArguments["interaction.getMessages"], options?: CallOptions): Promise<MethodResults["interaction.getMessages"]>;
    /** Tells the customer that the agent is typing. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    setTyping(argument: MethodArguments["interaction.setTyping"], options?: CallOptions): Promise<MethodResults["interaction.setTyping"]>;
    /** Merges data into the interaction. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    updateInteraction(argument: MethodArguments["interaction.updateInteraction"], options?: CallOptions): Promise<MethodResults["interaction.updateInteraction"]>;
    /** Links a CRM record to the interaction. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    attachCrmRecord(argument: MethodArguments["interaction.attachCrmRecord"], options?: CallOptions): Promise<MethodResults["interaction.attachCrmRecord"]>;
    /** Disposes the interaction with a code of its campaign. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, INVALID_DISPOSITION, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    disposeInteraction(argument: MethodArguments["interaction.disposeInteraction"], options?: CallOptions): Promise<MethodResults["interaction.disposeInteraction"]>;
    /** Disposes the interaction, then calls the same customer again; answers with the new call. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, INVALID_DISPOSITION, CHANNEL_UNAVAILABLE, TARGET_UNAVAILABLE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    disposeAndDial(argument: MethodArguments["interaction.disposeAndDial"], options?: CallOptions): Promise<MethodResults["interaction.disposeAndDial"]>;
    /** Extends a timed wrap-up by the campaign's extension time, as often as the campaign allows. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    extendWrapUp(argument: MethodArguments["interaction.extendWrapUp"], options?: CallOptions): Promise<MethodResults["interaction.extendWrapUp"]>;
    /** Leaves a wrap-up without a disposition, where the campaign allows it. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, DISPOSITION_REQUIRED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    endWrapUp(argument: MethodArguments["interaction.endWrapUp"], options?: CallOptions): Promise<MethodResults["interaction.endWrapUp"]>;
    /** Schedules a callback to the customer. Rejects with NOT_LOGGED_IN, INTERACTION_NOT_FOUND, PERMISSION_DENIED, INVALID_STATE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    scheduleCallback(argument: MethodArguments["interaction.scheduleCallback"], options?: CallOptions): Promise<MethodResults["interaction.scheduleCallback"]>;
    /** Callbacks of the agent and the agent's campaigns. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getCallbacks(options?: CallOptions): Promise<MethodResults["interaction.getCallbacks"]>;
    /** Calls back now, whether the callback is due or not; answers with the call. Rejects with NOT_LOGGED_IN, INVALID_STATE, CHANNEL_UNAVAILABLE, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    dialCallback(argument: MethodArguments["interaction.dialCallback"], options?: CallOptions): Promise<MethodResults["interaction.dialCallback"]>;
    /** Cancels a callback. Rejects with NOT_LOGGED_IN, INVALID_STATE, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    cancelCallback(argument: MethodArguments["interaction.cancelCallback"], options?: CallOptions): Promise<MethodResults["interaction.cancelCallback"]>;
    /** Past interactions of a customer across channels, newest first. Rejects with NOT_LOGGED_IN, CUSTOMER_NOT_FOUND, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getHistory(argument: MethodArguments["interaction.getHistory"], options?: CallOptions): Promise<MethodResults["interaction.getHistory"]>;
  };
  configuration: {
    /** The campaigns assigned to the agent. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getCampaigns(options?: CallOptions): Promise<MethodResults["configuration.getCampaigns"]>;
    /** Disposition classes of a campaign with their codes. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, CAMPAIGN_NOT_ASSIGNED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getDispositionCodes(argument: MethodArguments["configuration.getDispositionCodes"], options?: CallOptions): Promise<MethodResults["configuration.getDispositionCodes"]>;
    /** Reasons for a break. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getBreakReasons(options?: CallOptions): Promise<MethodResults["configuration.getBreakReasons"]>;
    /** The queues of the agent's campaigns. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getQueues(options?: CallOptions): Promise<MethodResults["configuration.getQueues"]>;
    /** Where an interaction of the campaign can be transferred to. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, CAMPAIGN_NOT_ASSIGNED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getTransferTargets(argument: MethodArguments["configuration.getTransferTargets"], options?: CallOptions): Promise<MethodResults["configuration.getTransferTargets"]>;
    /** The extensions the agent may select. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getExtensions(options?: CallOptions): Promise<MethodResults["configuration.getExtensions"]>;
    /** Message templates of a channel. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, CHANNEL_UNAVAILABLE, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getMessageTemplates(argument: MethodArguments["configuration.getMessageTemplates"], options?: CallOptions): Promise<MethodResults["configuration.getMessageTemplates"]>;
    /** Prepared answers of a campaign. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, CAMPAIGN_NOT_ASSIGNED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getCannedResponses(argument: MethodArguments["configuration.getCannedResponses"], options?: CallOptions): Promise<MethodResults["configuration.getCannedResponses"]>;
    /** What this host can do. Rejects with NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getCapabilities(options?: CallOptions): Promise<MethodResults["configuration.getCapabilities"]>;
    /** The settings an administrator gave to this app; secrets are left out. Rejects with NOT_LOGGED_IN, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getAppSettings(options?: CallOptions): Promise<MethodResults["configuration.getAppSettings"]>;
  };
  crm: {
    /** Finds customers by phone, e-mail or free text. Give exactly one. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    findCustomers(argument: MethodArguments["crm.findCustomers"], options?: CallOptions): Promise<MethodResults["crm.findCustomers"]>;
    /** One customer record. Rejects with NOT_LOGGED_IN, CUSTOMER_NOT_FOUND, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getCustomer(argument: MethodArguments["crm.getCustomer"], options?: CallOptions): Promise<MethodResults["crm.getCustomer"]>;
    /** Creates a customer, or changes the given fields of one. Rejects with NOT_LOGGED_IN, CUSTOMER_NOT_FOUND, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    saveCustomer(argument: MethodArguments["crm.saveCustomer"], options?: CallOptions): Promise<MethodResults["crm.saveCustomer"]>;
    /** Opens a record in the CRM: an HTTPS address, or the record of an id in the campaign's CRM. Rejects with NOT_LOGGED_IN, TARGET_UNAVAILABLE, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    openRecord(argument: MethodArguments["crm.openRecord"], options?: CallOptions): Promise<MethodResults["crm.openRecord"]>;
  };
  app: {
    /** Where and for whom this app runs. Rejects with NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getContext(options?: CallOptions): Promise<MethodResults["app.getContext"]>;
    /** Sends data to the apps of this console that subscribed to a topic. Rejects with PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    publish(argument: MethodArguments["app.publish"], options?: CallOptions): Promise<MethodResults["app.publish"]>;
    /** Sends an HTTP request through the server, which adds secrets the browser never sees. Rejects with NOT_LOGGED_IN, TARGET_UNAVAILABLE, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    request(argument: MethodArguments["app.request"], options?: CallOptions): Promise<MethodResults["app.request"]>;
    /** A short-lived signed token that tells the app's own backend who is signed in. Rejects with NOT_LOGGED_IN, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    getContextToken(options?: CallOptions): Promise<MethodResults["app.getContextToken"]>;
    /** Writes a line to the app's log in the console. Rejects with NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    log(argument: MethodArguments["app.log"], options?: CallOptions): Promise<MethodResults["app.log"]>;
    storage: {
      /** The value of a key, or null. Rejects with NOT_LOGGED_IN, CAMPAIGN_NOT_ASSIGNED, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
      get(argument: MethodArguments["app.storage.get"], options?: CallOptions): Promise<MethodResults["app.storage.get"]>;
      /** Stores a JSON value under a key. Rejects with NOT_LOGGED_IN, CAMPAIGN_NOT_ASSIGNED, PERMISSION_DENIED, STORAGE_QUOTA, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
      set(argument: MethodArguments["app.storage.set"], options?: CallOptions): Promise<MethodResults["app.storage.set"]>;
      /** Deletes a key. Rejects with NOT_LOGGED_IN, CAMPAIGN_NOT_ASSIGNED, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
      delete(argument: MethodArguments["app.storage.delete"], options?: CallOptions): Promise<MethodResults["app.storage.delete"]>;
      /** The keys that begin with a prefix. Rejects with NOT_LOGGED_IN, CAMPAIGN_NOT_ASSIGNED, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
      list(argument: MethodArguments["app.storage.list"], options?: CallOptions): Promise<MethodResults["app.storage.list"]>;
    };
  };
  ui: {
    /** Shows a notification; resolves with the id of the action the agent chose, or null when it was closed. Rejects with PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    notify(argument: MethodArguments["ui.notify"], options?: CallOptions): Promise<MethodResults["ui.notify"]>;
    /** Shows a count on the app's tab; 0 removes it. Rejects with PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    setBadge(argument: MethodArguments["ui.setBadge"], options?: CallOptions): Promise<MethodResults["ui.setBadge"]>;
    /** Asks for a height in CSS pixels; the console keeps it within its slot. Rejects with PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    resize(argument: MethodArguments["ui.resize"], options?: CallOptions): Promise<MethodResults["ui.resize"]>;
    /** Brings the app to the front. Rejects with PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    focus(options?: CallOptions): Promise<MethodResults["ui.focus"]>;
    /** Asks the agent a question. Rejects with PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    confirm(argument: MethodArguments["ui.confirm"], options?: CallOptions): Promise<MethodResults["ui.confirm"]>;
    /** Opens another page of the app in a slot. Rejects with TARGET_UNAVAILABLE, PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    openPanel(argument: MethodArguments["ui.openPanel"], options?: CallOptions): Promise<MethodResults["ui.openPanel"]>;
    /** Closes the app's panel. Rejects with PERMISSION_DENIED, NOT_INITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, PAYLOAD_TOO_LARGE, RATE_LIMITED, TIMEOUT, ABORTED, HOST_GONE, OFFLINE, INTERNAL. */
    close(options?: CallOptions): Promise<MethodResults["ui.close"]>;
  };
}

