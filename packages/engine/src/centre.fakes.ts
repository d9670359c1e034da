import { checkEvent, type CustomerDetails } from "@omni/contract";
import {
  createWorld,
  deliveriesOf,
  execute,
  toPayload,
  type Campaign,
  type Command,
  type Delivery,
  type Directory,
  type DomainEvent,
  type Interaction,
  type Queue,
  type Refusal,
  type User,
  type World,
  type WrapUpMode,
} from "./index.ts";

const agentIds = ["ana", "ben", "cleo", "dev"];

const campaign = (campaignId: string, mode: WrapUpMode, changes: Partial<Campaign> = {}): Campaign => ({
  campaignId,
  processId: "care",
  name: `Campaign ${campaignId}`,
  type: "Chat Campaign",
  channels: ["CHAT"],
  dispositionPlanId: "plan",
  excludedCodes: ["SECRET"],
  wrapUp: { mode, seconds: mode === "OPTIONAL" ? 0 : 60, defaultCode: "DONE", extendSeconds: 30 },
  offerTimeoutSeconds: 20,
  autoAnswer: false,
  agentIds,
  crmUrl: null,
  ...changes,
});

const queue = (campaignId: string, priority: number, changes: Partial<Queue> = {}): Queue => ({
  queueId: `${campaignId}-queue`,
  campaignId,
  name: `Queue ${campaignId}`,
  priority,
  channelTypes: ["CHAT"],
  agentIds,
  scheduler: "LONGEST_IDLE",
  ...changes,
});

const user = (userId: string, chats: number, totalCapacity = chats, changes: Partial<User> = {}): User => ({
  userId,
  userName: userId,
  name: `Agent ${userId}`,
  type: "AGENT",
  capacity: { CHAT: chats, VOICE: 1, WHATSAPP: 1, SMS: 1 },
  totalCapacity,
  ...changes,
});

const byId = <T, K extends keyof T>(key: K, entries: T[]): Map<T[K], T> =>
  new Map(entries.map((each) => [each[key], each]));

/**
 * Five chat campaigns, one for each way of wrapping up; `auto` answers by itself, as `hotline` does for calls; `mixed` is on
 * all channels. Four agents with 1, 2, 3 and 1 chats, of whom a call takes all of ben; and a supervisor.
 */
export const centreDirectory = (changes: Partial<Directory> = {}): Directory => ({
  contactCentreId: "centre",
  processes: byId("processId", [{ processId: "care", name: "Customer care" }]),
  campaigns: byId("campaignId", [
    campaign("free", "OPTIONAL"),
    campaign("strict", "REQUIRED"),
    campaign("timed", "TIMED"),
    campaign("locked", "TIMED_NO_EXIT"),
    campaign("coded", "DEFAULT_CODE"),
    campaign("auto", "TIMED", { autoAnswer: true, agentIds: ["ana", "ben"] }),
    campaign("calls", "OPTIONAL", { channels: ["VOICE"], callerId: "+34900100100", ringSeconds: 30 }),
    campaign("hotline", "DEFAULT_CODE", { channels: ["VOICE"], autoAnswer: true }),
    campaign("mixed", "REQUIRED", { channels: ["CHAT", "VOICE", "WHATSAPP", "SMS"], maxCallbackCount: 2 }),
  ]),
  queues: byId("queueId", [
    queue("free", 1),
    queue("strict", 5),
    queue("timed", 1, { scheduler: "MOST_FREE" }),
    queue("locked", 1, { agentIds: ["ana", "ben"] }),
    queue("coded", 1),
    queue("auto", 9, { agentIds: ["ana", "ben"] }),
    queue("calls", 7, { channelTypes: ["VOICE"] }),
    queue("hotline", 8, { channelTypes: ["VOICE"], agentIds: ["ben", "cleo"] }),
    queue("mixed", 6, { channelTypes: ["CHAT", "VOICE", "WHATSAPP", "SMS"] }),
  ]),
  users: byId("userId", [
    user("ana", 1),
    user("ben", 3, 2, { channelWeights: { VOICE: 2 } }),
    user("cleo", 3),
    user("dev", 1),
    user("sue", 0, 0, { type: "SUPERVISOR", capacity: {} }),
  ]),
  dispositionPlans: byId("dispositionPlanId", [
    {
      dispositionPlanId: "plan",
      name: "Plan",
      classes: [
        {
          classId: "solved",
          name: "Solved",
          codes: [
            { code: "DONE", name: "Done", requiresNotes: false, callback: false },
            { code: "REFUND", name: "Refund", requiresNotes: true, callback: false },
            { code: "SECRET", name: "Not for this campaign", requiresNotes: false, callback: false },
          ],
        },
        {
          classId: "later",
          name: "Later",
          codes: [{ code: "CALL_BACK", name: "Call back", requiresNotes: false, callback: true }],
        },
      ],
    },
  ]),
  breakReasons: ["Lunch", "Training"],
  extensions: [{ callContextId: "desk", callContextName: "Desk phones", phone: "100" }],
  ivrEntries: [{ ivrId: "menu", name: "Main menu" }],
  messageTemplates: [
    {
      templateId: "hello",
      name: "Hello",
      channelType: "WHATSAPP",
      body: "Hello {{name}}, about {{ order }}.",
      variables: ["name", "order"],
    },
    { templateId: "text", name: "Text", channelType: "SMS", body: "Your order is on its way.", variables: [] },
  ],
  ...changes,
});

export const customer: CustomerDetails = {
  customerId: "cust-1",
  name: "Maria Lopez",
  phones: ["+34600111222"],
  email: "maria@example.com",
  fields: { tier: "gold" },
  maskedFields: [],
  crmRecord: null,
};

/** Refuses a payload that the contract would not accept. */
export function checkDelivery(world: World, delivery: Delivery, at: number): Record<string, unknown> {
  const payload = toPayload(world, delivery, at);
  const issue = checkEvent(delivery.name, { ...payload, sequence: 1 });
  if (issue !== null) throw new Error(`${delivery.name}: ${JSON.stringify(issue)}`);
  return payload;
}

/** A centre in a test: time moves by hand, and every delivery is checked against the contract. */
export class Centre {
  readonly world: World;
  readonly log: DomainEvent[] = [];
  now = 1_000_000;

  constructor(directory: Directory = centreDirectory()) {
    this.world = createWorld(directory);
  }

  /** Gives a command that must be done; the facts it led to. */
  run(command: Command): DomainEvent[] {
    const decision = execute(this.world, command, this.now);
    if (decision.outcome === "REFUSED") throw new Error(`${command.type} refused: ${decision.message}`);
    this.log.push(...decision.events);
    for (const event of decision.events)
      for (const delivery of deliveriesOf(this.world, event)) checkDelivery(this.world, delivery, event.at);
    return decision.events;
  }

  /** Gives a command that must be refused. */
  refused(command: Command): Refusal {
    const decision = execute(this.world, command, this.now);
    if (decision.outcome === "DONE") throw new Error(`${command.type} was not refused`);
    return decision;
  }

  /** The contract events of a command, in the order in which the agent gets them. */
  delivered(agentId: string, command: Command): { name: string; payload: Record<string, unknown> }[] {
    return this.run(command)
      .flatMap((event) => deliveriesOf(this.world, event).map((delivery) => ({ delivery, at: event.at })))
      .filter(({ delivery }) => delivery.agentId === agentId)
      .map(({ delivery, at }) => ({ name: delivery.name, payload: checkDelivery(this.world, delivery, at) }));
  }

  /** The agent does all it takes to get chats of the campaigns. */
  ready(agentId: string, ...campaignIds: string[]): void {
    this.run({ type: "agent.signIn", agentId, takeOver: false });
    this.run({ type: "agent.connectionChanged", agentId, state: "ONLINE" });
    this.run({ type: "agent.selectCampaigns", agentId, campaignIds });
    this.run({ type: "agent.setAutoCall", agentId, channelType: "CHAT", enabled: true });
    this.run({ type: "agent.setAvailability", agentId, status: "AVAILABLE", breakReason: null });
    this.now += 1000;
  }

  chat(interactionId: string, campaignId = "free"): DomainEvent[] {
    const conversation = { conversationId: `conv-${interactionId}`, from: "web", to: "support", subChannel: null };
    const command: Command = {
      type: "interaction.startChat",
      interactionId,
      campaignId,
      queueId: null,
      customer,
      conversation,
      data: {},
    };
    const events = this.run(command);
    this.now += 1000;
    return events;
  }

  /** A chat with the agent on it; the agent must be the one to be offered it. */
  connect(interactionId: string, agentId: string, campaignId = "free"): void {
    this.chat(interactionId, campaignId);
    this.run({ type: "interaction.accept", interactionId, agentId });
    this.now += 1000;
  }

  /** A chat in wrap-up. */
  wrapUp(interactionId: string, agentId: string, campaignId = "free"): void {
    this.connect(interactionId, agentId, campaignId);
    this.end(interactionId, agentId);
  }

  end(interactionId: string, agentId: string): DomainEvent[] {
    return this.run({ type: "interaction.end", endedBy: "AGENT", interactionId, agentId });
  }

  dispose(interactionId: string, agentId: string, dispositionCode = "DONE"): DomainEvent[] {
    return this.run({
      type: "interaction.dispose",
      interactionId,
      agentId,
      dispositionCode,
      notes: "",
      callback: null,
    });
  }

  says(interactionId: string, text: string, clientId: string | null = null): DomainEvent[] {
    return this.run({
      type: "interaction.receiveMessage",
      interactionId,
      messageId: `m-${this.log.length}`,
      clientId,
      text,
      attachments: [],
    });
  }

  timeOut(interactionId: string): DomainEvent[] {
    const offer = this.interaction(interactionId).offer;
    if (offer === null) throw new Error(`${interactionId} is not offered`);
    this.now = offer.expiresAt;
    return this.run({ type: "interaction.offerTimeout", interactionId, offerId: offer.offerId });
  }

  interaction(interactionId: string): Interaction {
    const interaction = this.world.interactions.get(interactionId);
    if (interaction === undefined) throw new Error(`No interaction ${interactionId}`);
    return interaction;
  }

  agent(agentId: string) {
    const agent = this.world.agents.get(agentId);
    if (agent === undefined) throw new Error(`No agent ${agentId}`);
    return agent;
  }

  /** Who is being offered the interaction. */
  offeredTo(interactionId: string): string | null {
    return this.interaction(interactionId).offer?.agentId ?? null;
  }
}

export const typesOf = (events: DomainEvent[]): string[] => events.map(({ type }) => type);
