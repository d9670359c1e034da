import type { Callback, CallOptions, MethodArguments, MethodName, MethodResults } from "@omni/contract";
import type { AgentSession } from "@omni/engine";
import type { MethodContext } from "./methods/method-context.ts";
import { perform } from "./methods/methods.ts";
import type { TestCentre } from "./test-centre.ts";

type Order = (interactionId?: string) => Promise<void>;
type Target = MethodArguments["interaction.transferInteraction"]["target"];

/**
 * An agent at a console, as a test plays them. Orders without an id are about the newest interaction that the agent has
 * or is being offered. They reject as the console's own buttons would fail: with the OmniError of the method.
 */
export interface TestAgent {
  readonly agentId: string;
  /** As the engine knows the agent. */
  readonly session: AgentSession;
  accept: Order;
  reject: Order;
  select: Order;
  hold: Order;
  resume: Order;
  mute: Order;
  unmute: Order;
  end: Order;
  reply(text: string, interactionId?: string): Promise<void>;
  typing(typing?: boolean, interactionId?: string): Promise<void>;
  transfer(target: Target, interactionId?: string): Promise<void>;
  consult(target: Target, interactionId?: string): Promise<void>;
  completeConsult(action: "TRANSFER" | "CONFERENCE" | "CANCEL", interactionId?: string): Promise<void>;
  dial(to: string, campaignId?: string): Promise<string>;
  dispose(dispositionCode: string, notes?: string, interactionId?: string): Promise<void>;
  scheduleCallback(at: number, self?: boolean, interactionId?: string): Promise<Callback>;
  available(): Promise<void>;
  takeBreak(reason: string): Promise<void>;
  /** Any method of the contract, as the console itself calls it. */
  call<Name extends MethodName>(method: Name, argument: MethodArguments[Name]): Promise<MethodResults[Name]>;
}

export interface TestAgentOptions {
  centre: TestCentre;
  agentId: () => string;
  context: (call: CallOptions) => MethodContext;
}

export function createTestAgent({ centre, agentId, context }: TestAgentOptions): TestAgent {
  const session = (): AgentSession => {
    const found = centre.world.agents.get(agentId());
    if (found === undefined) throw new Error(`${agentId()} has never signed in.`);
    return found;
  };
  const newest = (): string => {
    const item = session().work.at(-1);
    if (item === undefined) throw new Error(`${agentId()} has no interaction and is offered none.`);
    return item.interactionId;
  };
  const call: TestAgent["call"] = async (method, argument) =>
    // The table pairs each method with its own result.
    (await perform(method, argument, context({}))) as never;
  const order =
    (method: "accept" | "reject" | "select" | "hold" | "resume" | "mute" | "unmute" | "end"): Order =>
    async (interactionId = newest()) =>
      void (await call(`interaction.${method}Interaction`, { interactionId }));

  return {
    get agentId() {
      return agentId();
    },
    get session() {
      return session();
    },
    accept: order("accept"),
    reject: order("reject"),
    select: order("select"),
    hold: order("hold"),
    resume: order("resume"),
    mute: order("mute"),
    unmute: order("unmute"),
    end: order("end"),
    reply: async (text, interactionId = newest()) =>
      void (await call("interaction.sendMessage", { interactionId, text })),
    typing: async (typing = true, interactionId = newest()) =>
      void (await call("interaction.setTyping", { interactionId, typing })),
    transfer: async (target, interactionId = newest()) =>
      void (await call("interaction.transferInteraction", { interactionId, target })),
    consult: async (target, interactionId = newest()) =>
      void (await call("interaction.startConsult", { interactionId, target })),
    completeConsult: async (action, interactionId = newest()) =>
      void (await call("interaction.completeConsult", { interactionId, action })),
    dial: async (to, campaignId = "helpline") => {
      const begun = await call("interaction.initiateInteraction", { channelType: "VOICE", to, campaignId });
      return begun.interactionId;
    },
    dispose: async (dispositionCode, notes = "", interactionId = newest()) =>
      void (await call("interaction.disposeInteraction", { interactionId, dispositionCode, notes })),
    scheduleCallback: async (at, self = true, interactionId = newest()) =>
      call("interaction.scheduleCallback", { interactionId, at, self }),
    available: async () => void (await call("session.setAvailability", { status: "AVAILABLE" })),
    takeBreak: async (breakReason) => void (await call("session.setAvailability", { status: "ON_BREAK", breakReason })),
    call,
  };
}
