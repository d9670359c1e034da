/** Two hundred believable customers of the demo contact centre, with orders and past interactions. */
import type { Customer, HistoryEntry } from "@omni/contract";
import type { Column } from "../customers/column.ts";
import { demoCampaigns, demoCentre, demoUsers, dispositionNames } from "./centre.ts";
import { createRandom, type Random } from "./random.ts";

const firstNames = [
  "Ana",
  "Liam",
  "Mei",
  "Omar",
  "Priya",
  "Jonas",
  "Fatima",
  "Noah",
  "Yuki",
  "Grace",
  "Diego",
  "Amara",
  "Ivan",
  "Leila",
  "Tom",
  "Sara",
  "Kwame",
  "Elena",
  "Ravi",
  "Hanna",
] as const;
const lastNames = [
  "Ruiz",
  "Murphy",
  "Tanaka",
  "Haddad",
  "Sharma",
  "Keller",
  "Okafor",
  "Nguyen",
  "Petrov",
  "Silva",
  "Larsen",
  "Dubois",
  "Rossi",
  "Kim",
  "Adeyemi",
  "Novak",
  "Santos",
  "Weber",
  "Khan",
  "Olsen",
] as const;
const tiers = ["Standard", "Standard", "Standard", "Silver", "Gold"] as const;
const cities = ["Madrid", "Dublin", "Osaka", "Lagos", "Pune", "Zurich", "Porto", "Oslo", "Lyon", "Seoul"] as const;
const products = [
  "walking boots",
  "rain jacket",
  "espresso machine",
  "desk lamp",
  "headphones",
  "backpack",
  "wool blanket",
  "running shoes",
] as const;
const statuses = ["Delivered", "In transit", "Being packed", "Returned"] as const;

interface Contact {
  campaignId: string;
  channelType: HistoryEntry["channelType"];
  codes: readonly [string, ...string[]];
}

const contacts: readonly [Contact, ...Contact[]] = [
  {
    campaignId: "web-chat-support",
    channelType: "CHAT",
    codes: ["answered", "order-found", "awaiting-customer", "no-reply"],
  },
  {
    campaignId: "orders-and-returns",
    channelType: "CHAT",
    codes: ["order-status", "order-changed", "return-label", "refund-issued"],
  },
  { campaignId: "voice-helpline", channelType: "VOICE", codes: ["answered", "refund-issued", "escalated", "callback"] },
];

const notesOf: Readonly<Record<string, string>> = {
  answered: "Explained the delivery options.",
  "order-found": "Parcel was with the neighbour.",
  "refund-issued": "Refunded to the original card.",
  escalated: "Damaged twice in a row; passed to the quality team.",
  "order-changed": "Changed the delivery address.",
  "return-label": "Sent a return label by e-mail.",
  callback: "Prefers a call after five in the afternoon.",
};

const day = 86_400_000;

const column = (name: string, label: string, type: Column["type"] = "TEXT", rest: Partial<Column> = {}): Column => ({
  name,
  label,
  type,
  choices: [],
  required: false,
  unique: false,
  mask: null,
  ...rest,
});

/** The columns of the demo's customers. */
export const demoColumns: readonly Column[] = [
  column("tier", "Tier", "CHOICE", { choices: ["Standard", "Silver", "Gold"] }),
  column("city", "City"),
  column("lastOrder", "Last order"),
  column("lastOrderItem", "Last order item"),
  column("lastOrderStatus", "Last order status", "CHOICE", { choices: [...statuses] }),
  column("lifetimeValue", "Lifetime value", "NUMBER"),
  column("loyaltyNumber", "Loyalty number", "TEXT", { unique: true, mask: { first: 2, last: 2 } }),
  column("address", "Address", "TEXT", { mask: { first: 0, last: 0 } }),
  column("birthday", "Birthday", "DATE", { mask: { first: 4, last: 0 } }),
  column("newsletter", "Newsletter", "BOOLEAN"),
  column("invoiceEmail", "Invoice e-mail", "EMAIL", { mask: { first: 1, last: 4 } }),
  column("mobile", "Mobile", "PHONE", { mask: { first: 0, last: 3 } }),
  column("seen", "Last seen"),
];

export interface DemoCustomer {
  customer: Customer;
  history: HistoryEntry[];
}

/** The same customers for the same `now`: times are counted back from it. */
export function buildDemoCustomers(now: number): DemoCustomer[] {
  const random = createRandom(20_240_601);
  return Array.from({ length: 200 }, (_, index) => {
    // Every pair of names occurs at most once among 200 of 20 x 20.
    const first = firstNames[index % firstNames.length] ?? firstNames[0];
    const last = lastNames[(index * 7 + Math.floor(index / 20)) % lastNames.length] ?? lastNames[0];
    const customer = buildCustomer(random, index, first, last, now);
    const count = random.between(0, 6);
    const history = Array.from({ length: count }, (_unused, visit) => buildVisit(random, customer, visit, now));
    return { customer, history };
  });
}

function buildCustomer(random: Random, index: number, first: string, last: string, now: number): Customer {
  const order = `NW-${20_000 + index * 37}`;
  const product = random.pick(products);
  const createdAt = now - random.between(200, 1500) * day;
  return {
    customerId: `C-${1001 + index}`,
    processId: demoCentre.processId,
    name: `${first} ${last}`,
    phones: [`+1555${String(1_000_000 + index * 4327).slice(-7)}`],
    email: `${first}.${last}@example.com`.toLowerCase(),
    fields: {
      tier: random.pick(tiers),
      city: random.pick(cities),
      lastOrder: order,
      lastOrderItem: product,
      lastOrderStatus: random.pick(statuses),
      lifetimeValue: random.between(40, 4200),
      loyaltyNumber: `LN${7_000_000 + index * 911}`,
      address: `${random.between(1, 180)} ${random.pick(["Harbour", "Station", "Garden", "Mill", "Church"])} Street`,
    },
    maskedFields: [],
    crmRecord: {
      recordId: `CRM-${1001 + index}`,
      recordName: `${first} ${last}`,
      recordType: "Contact",
      url: `https://crm.example.com/contacts/${1001 + index}`,
    },
    createdAt,
    updatedAt: createdAt,
  };
}

function buildVisit(random: Random, customer: Customer, visit: number, now: number): HistoryEntry {
  const { campaignId, channelType, codes } = random.pick(contacts);
  const code = random.pick(codes);
  const startedAt = now - (visit * 23 + random.between(2, 22)) * day - random.between(0, 8 * 3_600_000);
  const agents = demoUsers.filter((user) => user.user_type === "AGENT").map((user) => user.name);
  return {
    interactionId: `past-${customer.customerId}-${visit + 1}`,
    channelType,
    direction: "INBOUND",
    campaignId,
    campaignName: demoCampaigns.find((campaign) => campaign.campaign_id === campaignId)?.name ?? campaignId,
    agentName: agents[random.between(0, agents.length - 1)] ?? null,
    startedAt,
    endedAt: startedAt + random.between(60, 1500) * 1000,
    dispositionCode: code,
    dispositionName: dispositionNames.get(code) ?? null,
    notes: notesOf[code] ?? "",
    summary: `Asked about ${String(customer.fields.lastOrderItem)}.`,
  };
}
