import type { Target } from "@omni/contract";
import { Centre, customer } from "./centre.fakes.ts";
import { ordersOf, type Command, type DomainEvent, type Leg, type LineOrder } from "./index.ts";

type LineWord = "ringing" | "answered" | "busy" | "noAnswer" | "dropped" | "hungUp";

/** A centre with phones: the test plays the line provider. */
export class CallCentre extends Centre {
  #lineEvents = 0;

  /** The agent does all it takes to get calls of the campaigns. */
  staff(agentId: string, ...campaignIds: string[]): void {
    this.ready(agentId, ...(campaignIds.length > 0 ? campaignIds : ["calls", "mixed"]));
    this.run({ type: "agent.selectExtension", agentId, callContextId: "desk", phone: `ext-${agentId}` });
    this.run({ type: "agent.setAutoCall", agentId, channelType: "VOICE", enabled: true });
  }

  call(interactionId: string, campaignId = "calls"): DomainEvent[] {
    return this.run({
      type: "interaction.startCall",
      interactionId,
      campaignId,
      queueId: null,
      customer,
      call: { from: "+34600111222", to: "900", subChannel: null },
      data: {},
    });
  }

  /** The newest leg of the agent, or of the kind. */
  leg(interactionId: string, of: string): Leg {
    const found = this.interaction(interactionId).legs.findLast((leg) => leg.agentId === of || leg.kind === of);
    if (found === undefined) throw new Error(`${interactionId} has no leg of ${of}`);
    return found;
  }

  line(word: LineWord, interactionId: string, of: string): DomainEvent[] {
    return this.run(this.lineCommand(word, interactionId, of));
  }

  lineCommand(word: LineWord, interactionId: string, of: string): Command {
    this.#lineEvents += 1;
    const { legId } = this.leg(interactionId, of);
    return { type: `line.${word}`, interactionId, legId, lineEventId: `line-${this.#lineEvents}` };
  }

  /** The agent accepts, and the agent's phone is answered. */
  take(interactionId: string, agentId: string): DomainEvent[] {
    this.run({ type: "interaction.accept", interactionId, agentId });
    this.now += 1000;
    return this.line("answered", interactionId, agentId);
  }

  /** A call between the customer and the agent. */
  talk(interactionId: string, agentId: string, campaignId = "calls"): void {
    this.call(interactionId, campaignId);
    this.take(interactionId, agentId);
    this.now += 1000;
  }

  of(interactionId: string, agentId: string) {
    return { interactionId, agentId };
  }

  ask(
    kind: "transfer" | "startConsult" | "addParticipant",
    interactionId: string,
    agentId: string,
    type: Target["type"],
    id: string,
  ): Command {
    return { type: `interaction.${kind}`, interactionId, agentId, target: { type, id } };
  }

  complete(interactionId: string, agentId: string, action: "TRANSFER" | "CONFERENCE" | "CANCEL"): Command {
    return { type: "interaction.completeConsult", interactionId, agentId, action };
  }

  /** ana talks with the customer while cleo, who is consulted, is on another line. */
  consult(interactionId: string): void {
    this.talk(interactionId, "ana");
    this.run(this.ask("startConsult", interactionId, "ana", "AGENT", "cleo"));
    this.take(interactionId, "cleo");
  }

  /** Customer, ana and cleo. */
  conference(interactionId: string): void {
    this.consult(interactionId);
    this.run(this.complete(interactionId, "ana", "CONFERENCE"));
  }

  state(interactionId: string): string {
    return this.interaction(interactionId).state;
  }

  statesOfLegs(interactionId: string): string[] {
    return this.interaction(interactionId).legs.map((leg) => `${leg.agentId ?? leg.kind} ${leg.state}`);
  }
}

/** ana, ben and cleo staffed for calls; ana is the longest idle. */
export function openCentre(...agentIds: string[]): CallCentre {
  const centre = new CallCentre();
  for (const id of agentIds.length > 0 ? agentIds : ["ana", "ben", "cleo"]) centre.staff(id);
  return centre;
}

const ordersIn = (events: DomainEvent[]): LineOrder[] => events.flatMap(ordersOf);

/** "dial ext-ana", "bridge leg1 leg2", "hangUp leg3". */
export const briefOrders = (events: DomainEvent[]): string[] =>
  ordersIn(events).map((order) => {
    const short = (id: string) => id.slice(id.lastIndexOf(".") + 1);
    if (order.order === "dial") return `dial ${order.address}`;
    if (order.order === "bridge") return ["bridge", ...order.legIds.map(short)].join(" ");
    if (order.order === "sendDigits") return `sendDigits ${order.digits} ${short(order.legId)}`;
    return order.order === "observe"
      ? `observe ${order.mode} ${short(order.legId)}`
      : `${order.order} ${short(order.legId)}`;
  });

/** "name STATE" of what is delivered, without availability. */
export const briefly = (delivered: { name: string; payload: Record<string, unknown> }[]): string[] =>
  delivered
    .filter(({ name }) => name !== "availabilityChanged")
    .map(({ name, payload }) => (typeof payload["state"] === "string" ? `${name} ${payload["state"]}` : name));
