/** The demo contact centre: Northwind Retail, its campaigns, queues, dispositions and people. */
import type { ChannelType, DispositionClass } from "@omni/contract";
import type { WrapUpRules } from "@omni/engine";
import type { Insertable } from "kysely";
import { demoCrmPath } from "../integration/demo-crm.ts";
import type { Tables } from "../store/tables.ts";

type Rows<T extends keyof Tables> = Insertable<Tables[T]>[];

/** The password of every demo account; the sign-in page shows it while demo data is in use. */
export const demoPassword = "omni-demo";

export const demoCentre = { id: "northwind", name: "Northwind Retail", processId: "customer-care" } as const;

const chatCapacity = JSON.stringify({ CHAT: 3, WHATSAPP: 3, SMS: 3, VOICE: 1 } satisfies Partial<
  Record<ChannelType, number>
>);

const person = (userName: string, name: string, userType: "AGENT" | "SUPERVISOR" | "ADMINISTRATOR") => ({
  user_id: userName,
  user_name: userName,
  name,
  user_type: userType,
  locale: "en",
  capacity: userType === "AGENT" ? chatCapacity : "{}",
  total_capacity: userType === "AGENT" ? 4 : 0,
  is_active: 1 as const,
});

export const demoUsers = [
  person("asha", "Asha Menon", "AGENT"),
  person("ben", "Ben Carter", "AGENT"),
  person("chen", "Chen Wei", "AGENT"),
  person("dina", "Dina Haddad", "AGENT"),
  person("emeka", "Emeka Obi", "AGENT"),
  person("farah", "Farah Siddiqui", "AGENT"),
  person("sofia", "Sofia Lindgren", "SUPERVISOR"),
  person("admin", "Alex Novak", "ADMINISTRATOR"),
];

const agents = demoUsers.filter((user) => user.user_type === "AGENT").map((user) => user.user_id);

const supportClasses: DispositionClass[] = [
  {
    classId: "resolved",
    name: "Resolved",
    codes: [
      { code: "answered", name: "Question answered", requiresNotes: false, callback: false },
      { code: "order-found", name: "Order located", requiresNotes: false, callback: false },
      { code: "refund-issued", name: "Refund issued", requiresNotes: true, callback: false },
      { code: "replacement-sent", name: "Replacement sent", requiresNotes: true, callback: false },
    ],
  },
  {
    classId: "follow-up",
    name: "Follow-up needed",
    codes: [
      { code: "escalated", name: "Escalated to a specialist", requiresNotes: true, callback: false },
      { code: "awaiting-customer", name: "Waiting for the customer", requiresNotes: false, callback: false },
    ],
  },
  {
    classId: "callback",
    name: "Callback",
    codes: [{ code: "callback", name: "Callback agreed", requiresNotes: false, callback: true }],
  },
  {
    classId: "not-handled",
    name: "Not handled",
    codes: [
      { code: "no-reply", name: "Customer did not reply", requiresNotes: false, callback: false },
      { code: "wrong-department", name: "Wrong department", requiresNotes: false, callback: false },
      { code: "spam", name: "Spam or test", requiresNotes: false, callback: false },
    ],
  },
];

const ordersClasses: DispositionClass[] = [
  {
    classId: "order",
    name: "Order",
    codes: [
      { code: "order-changed", name: "Order changed", requiresNotes: true, callback: false },
      { code: "order-cancelled", name: "Order cancelled", requiresNotes: true, callback: false },
      { code: "order-status", name: "Status given", requiresNotes: false, callback: false },
    ],
  },
  {
    classId: "return",
    name: "Return",
    codes: [
      { code: "return-label", name: "Return label sent", requiresNotes: false, callback: false },
      { code: "refund-issued", name: "Refund issued", requiresNotes: true, callback: false },
    ],
  },
  {
    classId: "callback",
    name: "Callback",
    codes: [{ code: "callback", name: "Callback agreed", requiresNotes: false, callback: true }],
  },
];

export const demoPlans: Rows<"disposition_plans"> = [
  { disposition_plan_id: "support", name: "Support", classes: JSON.stringify(supportClasses) },
  { disposition_plan_id: "orders", name: "Orders and returns", classes: JSON.stringify(ordersClasses) },
];

/** Names of codes by code, for the history of past interactions. */
export const dispositionNames = new Map(
  [...supportClasses, ...ordersClasses].flatMap((each) => each.codes.map(({ code, name }) => [code, name] as const)),
);

const wrapUp = (rules: WrapUpRules): string => JSON.stringify(rules);

export const demoCampaigns: Rows<"campaigns"> = [
  {
    campaign_id: "web-chat-support",
    process_id: demoCentre.processId,
    name: "Web chat support",
    type: "Chat Campaign",
    public_key: "web-chat",
    title: "Northwind support",
    channels: JSON.stringify(["CHAT"]),
    disposition_plan_id: "support",
    excluded_codes: JSON.stringify(["wrong-department"]),
    wrap_up: wrapUp({ mode: "TIMED", seconds: 90, defaultCode: null, extendSeconds: 60 }),
    offer_timeout_seconds: 30,
    auto_answer: 0,
    crm_url: null,
    widget_origins: null,
  },
  {
    campaign_id: "orders-and-returns",
    process_id: demoCentre.processId,
    name: "Orders and returns",
    type: "Interaction Campaign",
    public_key: "orders",
    title: "Orders and returns",
    channels: JSON.stringify(["CHAT", "WHATSAPP", "SMS"]),
    disposition_plan_id: "orders",
    excluded_codes: "[]",
    wrap_up: wrapUp({ mode: "REQUIRED", seconds: 0, defaultCode: null, extendSeconds: 0 }),
    offer_timeout_seconds: 30,
    auto_answer: 0,
    crm_url: null,
    widget_origins: null,
  },
  {
    campaign_id: "voice-helpline",
    process_id: demoCentre.processId,
    name: "Voice helpline",
    type: "Interactive Voice Application",
    public_key: null,
    title: "Voice helpline",
    channels: JSON.stringify(["VOICE"]),
    disposition_plan_id: "support",
    excluded_codes: "[]",
    wrap_up: wrapUp({ mode: "DEFAULT_CODE", seconds: 45, defaultCode: "answered", extendSeconds: 30 }),
    offer_timeout_seconds: 20,
    auto_answer: 0,
    crm_url: null,
    widget_origins: null,
    caller_id: "+15550000101",
    ring_seconds: 30,
    max_callback_count: 3,
  },
  {
    campaign_id: "customer-desk",
    process_id: demoCentre.processId,
    name: "Customer desk",
    type: "Interaction Campaign",
    public_key: null,
    title: "Customer desk",
    channels: JSON.stringify(["VOICE", "WHATSAPP", "SMS"]),
    disposition_plan_id: "support",
    excluded_codes: "[]",
    wrap_up: wrapUp({ mode: "OPTIONAL", seconds: 60, defaultCode: null, extendSeconds: 60 }),
    offer_timeout_seconds: 25,
    auto_answer: 0,
    crm_url: demoCrmPath,
    widget_origins: null,
    caller_id: "+15550000102",
    ring_seconds: 30,
    max_callback_count: 5,
  },
  {
    campaign_id: "delivery-hotline",
    process_id: demoCentre.processId,
    name: "Delivery hotline",
    type: "Interactive Voice Application",
    public_key: null,
    title: "Delivery hotline",
    channels: JSON.stringify(["VOICE"]),
    disposition_plan_id: "orders",
    excluded_codes: "[]",
    wrap_up: wrapUp({ mode: "TIMED_NO_EXIT", seconds: 20, defaultCode: null, extendSeconds: 0 }),
    offer_timeout_seconds: 20,
    // Calls are put through at once, as on lines where every second counts.
    auto_answer: 1,
    crm_url: null,
    widget_origins: null,
    caller_id: "+15550000103",
    ring_seconds: 30,
    max_callback_count: null,
  },
];

export const demoQueues: Rows<"queues"> = [
  {
    queue_id: "support-general",
    campaign_id: "web-chat-support",
    name: "General support",
    priority: 5,
    channels: JSON.stringify(["CHAT"]),
    scheduler: "LONGEST_IDLE",
  },
  {
    queue_id: "orders-first-line",
    campaign_id: "orders-and-returns",
    name: "Orders first line",
    priority: 5,
    channels: JSON.stringify(["CHAT", "WHATSAPP", "SMS"]),
    scheduler: "LONGEST_IDLE",
  },
  {
    queue_id: "voice-first-line",
    campaign_id: "voice-helpline",
    name: "Voice first line",
    priority: 8,
    channels: JSON.stringify(["VOICE"]),
    scheduler: "LONGEST_IDLE",
    service_level_seconds: 20,
  },
  {
    queue_id: "desk-calls",
    campaign_id: "customer-desk",
    name: "Desk calls",
    priority: 7,
    channels: JSON.stringify(["VOICE"]),
    scheduler: "LONGEST_IDLE",
    service_level_seconds: 30,
  },
  {
    queue_id: "desk-messages",
    campaign_id: "customer-desk",
    name: "Desk messages",
    priority: 4,
    channels: JSON.stringify(["WHATSAPP", "SMS"]),
    scheduler: "MOST_FREE",
    service_level_seconds: 60,
  },
  {
    queue_id: "delivery-calls",
    campaign_id: "delivery-hotline",
    name: "Delivery calls",
    priority: 6,
    channels: JSON.stringify(["VOICE"]),
    scheduler: "LONGEST_IDLE",
    service_level_seconds: 15,
  },
];

const ownNumber = (number: string, channel_type: "VOICE" | "WHATSAPP" | "SMS", campaign_id: string, title: string) => ({
  number,
  channel_type,
  campaign_id,
  queue_id: null,
  title,
});

/** The numbers by which customers reach the demo centre. */
export const demoNumbers: Rows<"numbers"> = [
  ownNumber("+15550000101", "VOICE", "voice-helpline", "Voice helpline"),
  ownNumber("+15550000102", "VOICE", "customer-desk", "Customer desk"),
  ownNumber("+15550000103", "VOICE", "delivery-hotline", "Delivery hotline"),
  ownNumber("+15550000102", "WHATSAPP", "customer-desk", "Customer desk on WhatsApp"),
  ownNumber("+15550000102", "SMS", "customer-desk", "Customer desk by SMS"),
  ownNumber("+15550000104", "WHATSAPP", "orders-and-returns", "Orders and returns on WhatsApp"),
  ownNumber("+15550000104", "SMS", "orders-and-returns", "Orders and returns by SMS"),
];

export const demoIvrEntries: Rows<"ivr_entries"> = [
  { ivr_id: "satisfaction-survey", name: "Satisfaction survey" },
  { ivr_id: "card-payment", name: "Card payment" },
  { ivr_id: "opening-hours", name: "Opening hours" },
];

export const demoCampaignAgents: Rows<"campaign_agents"> = demoCampaigns.flatMap(({ campaign_id }) =>
  agents.map((user_id) => ({ campaign_id, user_id })),
);
export const demoQueueAgents: Rows<"queue_agents"> = demoQueues.flatMap(({ queue_id }) =>
  agents.map((user_id) => ({ queue_id, user_id })),
);

export const demoBreakReasons = ["Lunch", "Short break", "Training", "Meeting", "Back office"].map(
  (name, position) => ({ name, position }),
);

export const demoExtensions: Rows<"extensions"> = agents.map((_, index) => ({
  call_context_id: "desk-phones",
  call_context_name: "Desk phones",
  phone: String(2001 + index),
}));

const canned = (campaign_id: string, shortcut: string, title: string, text: string) => ({
  response_id: `${campaign_id}-${shortcut}`,
  campaign_id,
  shortcut,
  title,
  text,
});

export const demoCannedResponses: Rows<"canned_responses"> = demoCampaigns.flatMap(({ campaign_id }) => [
  canned(campaign_id, "hello", "Greeting", "Hello, thank you for contacting Northwind. How can I help you today?"),
  canned(campaign_id, "moment", "One moment", "One moment please, I am looking into this for you."),
  canned(campaign_id, "order", "Ask for the order number", "Could you tell me your order number? It begins with NW."),
  canned(
    campaign_id,
    "refund",
    "Refund time",
    "Your refund is on its way. It reaches your account within five working days.",
  ),
  canned(
    campaign_id,
    "intro",
    "Introduction by name",
    "Hello {{customer.name}}, this is {{agent.name}} from Northwind. How can I help you?",
  ),
  canned(
    campaign_id,
    "shipped",
    "Order shipped",
    "Good news {{customer.name}}: your order {{order.number}} has left our warehouse. Your reference is {{interaction.id}}.",
  ),
  canned(campaign_id, "bye", "Goodbye", "Is there anything else I can help with? If not, have a good day!"),
]);
