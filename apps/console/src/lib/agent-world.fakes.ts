/** Test code: an agent's world to begin a test with. */
import type { Interaction, Message } from "@omni/contract";
import type { InboxItem, Snapshot } from "@omni/live";

export const testInteraction = (change: Partial<Interaction> = {}): Interaction => ({
  interactionId: "i1",
  campaignId: "web-chat",
  processId: "care",
  queueId: "q1",
  state: "CONNECTED",
  customerDetails: {
    customerId: "c1",
    name: "Maya Patel",
    phones: ["+44 20 7946 0101"],
    email: "maya@example.com",
    fields: { tier: "Gold" },
    maskedFields: [],
    crmRecord: null,
  },
  channelDetails: {
    channelType: "CHAT",
    direction: "INBOUND",
    callType: null,
    from: "maya",
    to: "web-chat",
    subChannel: null,
    queueName: "General",
  },
  agentId: "u1",
  participants: [],
  createdAt: 1_000,
  connectedAt: 2_000,
  endedAt: null,
  offerExpiresAt: null,
  systemDisposition: null,
  endedBy: null,
  wrapUp: null,
  disposition: null,
  selected: false,
  muted: false,
  customerOnline: true,
  messageCount: 0,
  lastMessageAt: null,
  data: {},
  ...change,
});

export const testMessage = (change: Partial<Message> = {}): Message => ({
  messageId: "m1",
  from: "CUSTOMER",
  senderId: "c1",
  senderName: "Maya Patel",
  text: "Hello",
  attachments: [],
  sentAt: 3_000,
  status: "SENT",
  visibility: "EVERYONE",
  ...change,
});

export const testSnapshot = (change: Partial<Snapshot> = {}): Snapshot => ({
  seq: 10,
  user: { userId: "u1", userName: "asha", name: "Asha Rao", userType: "AGENT", locale: "en", contactCentreId: "cc" },
  session: {
    loginStatus: "LOGGED_IN",
    availability: { status: "AVAILABLE", breakReason: null, since: 500, routable: true },
    chosen: "AVAILABLE",
    autoCall: [{ channelType: "CHAT", enabled: true }],
    assignedCampaigns: [],
    selectedCampaigns: [],
    extension: null,
  },
  interactions: [],
  lastEvents: [],
  apps: [],
  breakReasons: ["Lunch"],
  extensions: [],
  cannedResponses: [],
  wrapUp: {},
  capacity: { CHAT: 3, VOICE: 1 },
  capabilities: ["session", "interaction", "chat", "disposition", "crm", "configuration"],
  demo: true,
  ...change,
});

export const testItem = (seq: number, change: Partial<InboxItem> = {}): InboxItem => ({
  seq,
  at: 5_000 + seq,
  name: "interactionConnected",
  interactionId: "i1",
  data: { participants: [] },
  interaction: testInteraction(),
  ...change,
});
