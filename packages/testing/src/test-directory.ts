import type { CannedResponse, ChannelType, Customer, DispositionClass, MessageTemplate } from "@omni/contract";
import type { Campaign, Directory, Queue, User, WrapUpMode } from "@omni/engine";

/** The password of every user of a test centre. */
export const testPassword = "secret";

/** What a test centre has beside the engine's directory. */
export interface TestData {
  customers: Customer[];
  cannedResponses: (CannedResponse & { campaignId: string })[];
  /** Custom fields that are hidden from apps without `customer.pii`. */
  maskableFields: string[];
}

const agentIds = ["ana", "ben", "cleo"];

const user = (userId: string, name: string, type: User["type"] = "AGENT"): User => ({
  userId,
  userName: userId,
  name,
  type,
  capacity: type === "AGENT" ? { CHAT: 3, VOICE: 1, WHATSAPP: 3, SMS: 3 } : {},
  totalCapacity: type === "AGENT" ? 4 : 0,
});

const campaign = (
  campaignId: string,
  name: string,
  mode: WrapUpMode,
  channels: ChannelType[],
  changes: Partial<Campaign> = {},
): Campaign => ({
  campaignId,
  processId: "care",
  name,
  type: channels.includes("VOICE") ? "Interactive Voice Application" : "Interaction Campaign",
  channels,
  dispositionPlanId: "plan",
  excludedCodes: ["FOREIGN"],
  wrapUp: { mode, seconds: mode === "REQUIRED" ? 0 : 60, defaultCode: "DONE", extendSeconds: 30 },
  offerTimeoutSeconds: 20,
  autoAnswer: false,
  agentIds,
  crmUrl: null,
  callerId: "+911140001234",
  ...changes,
});

const queueOf = ({ campaignId, name, channels, agentIds: members }: Campaign): Queue => ({
  queueId: `${campaignId}-queue`,
  campaignId,
  name,
  priority: 1,
  channelTypes: channels,
  agentIds: members,
  scheduler: "LONGEST_IDLE",
});

const classes: DispositionClass[] = [
  {
    classId: "solved",
    name: "Solved",
    codes: [
      { code: "DONE", name: "Done", requiresNotes: false, callback: false },
      { code: "REFUND", name: "Refund", requiresNotes: true, callback: false },
      { code: "FOREIGN", name: "Not for these campaigns", requiresNotes: false, callback: false },
    ],
  },
  {
    classId: "later",
    name: "Later",
    codes: [{ code: "CALL_BACK", name: "Call back", requiresNotes: false, callback: true }],
  },
];

const messageTemplates: MessageTemplate[] = [
  {
    templateId: "order-update",
    name: "Order update",
    channelType: "WHATSAPP",
    body: "Hello {{name}}, your order {{order}} is on its way.",
    variables: ["name", "order"],
  },
];

const byId = <T, K extends keyof T>(key: K, entries: readonly T[]): Map<T[K], T> =>
  new Map(entries.map((each) => [each[key], each]));

const campaigns = [
  campaign("support", "Support", "TIMED", ["CHAT"]),
  campaign("returns", "Returns", "REQUIRED", ["CHAT"]),
  campaign("helpline", "Helpline", "DEFAULT_CODE", ["VOICE"]),
  campaign("orders", "Orders", "OPTIONAL", ["WHATSAPP", "SMS"]),
  campaign("sales", "Sales", "OPTIONAL", ["CHAT"], { agentIds: ["cleo"] }),
];

/** A small contact centre: three agents, one campaign for each way of wrapping up, one that only `cleo` works in. */
export const testDirectory = (changes: Partial<Directory> = {}): Directory => ({
  contactCentreId: "test-centre",
  processes: byId("processId", [{ processId: "care", name: "Customer care" }]),
  campaigns: byId("campaignId", campaigns),
  queues: byId("queueId", campaigns.map(queueOf)),
  users: byId("userId", [
    user("ana", "Ana Ruiz"),
    user("ben", "Ben Carter"),
    user("cleo", "Cleo Adeyemi"),
    user("sofia", "Sofia Lindgren", "SUPERVISOR"),
  ]),
  dispositionPlans: byId("dispositionPlanId", [{ dispositionPlanId: "plan", name: "Plan", classes }]),
  breakReasons: ["Lunch", "Training"],
  extensions: [
    { callContextId: "desk", callContextName: "Desk phones", phone: "100" },
    { callContextId: "desk", callContextName: "Desk phones", phone: "101" },
  ],
  ivrEntries: [{ ivrId: "opening-hours", name: "Opening hours" }],
  messageTemplates,
  ...changes,
});

export const testData = (): TestData => ({
  customers: [
    {
      customerId: "cust-1",
      processId: "care",
      name: "Maria Lopez",
      phones: ["+34600111222"],
      email: "maria@example.com",
      fields: { tier: "gold", policy: "P-123456" },
      maskedFields: ["policy"],
      crmRecord: null,
      createdAt: 1_700_000_000_000,
      updatedAt: 1_700_000_000_000,
    },
  ],
  cannedResponses: campaigns.map(({ campaignId }) => ({
    campaignId,
    responseId: `${campaignId}-hello`,
    shortcut: "hello",
    title: "Greeting",
    text: "Hello, how can I help you?",
  })),
  maskableFields: ["policy"],
});
