import type { CurrentUser } from "@omni/contract";
import type { Command, LookInMode } from "@omni/engine";
import { OmniError } from "@omni/wire";
import type { SignInDesk } from "../auth/sign-in.ts";
import type { ContactCentre } from "../centre/contact-centre.ts";
import { newId } from "../new-id.ts";

/** What supervisors order. The facts that follow carry who ordered it: the log is the record. */
export class SupervisorOrders {
  readonly #centre: ContactCentre;
  readonly #desk: SignInDesk;

  constructor(centre: ContactCentre, desk: SignInDesk) {
    this.#centre = centre;
    this.#desk = desk;
  }

  async setAvailability(
    { userId: supervisorId }: CurrentUser,
    agentId: string,
    status: "AVAILABLE" | "ON_BREAK",
    breakReason: string | null,
  ): Promise<void> {
    await this.#run({ type: "supervisor.setAvailability", supervisorId, agentId, status, breakReason });
  }

  /** Ends the agent's session; what the agent was talking about goes back to its queue. */
  async signOut({ userId, name }: CurrentUser, agentId: string): Promise<void> {
    const isAgent = this.#centre.directory.users.get(agentId)?.type === "AGENT";
    if (agentId === userId || !isAgent)
      throw new OmniError("PERMISSION_DENIED", "Only agents can be signed out by somebody else.", {
        details: { agentId },
      });
    if (this.#centre.world.agents.get(agentId)?.loggedIn !== true)
      throw new OmniError("TARGET_UNAVAILABLE", `Agent ${agentId} is not signed in.`, { details: { agentId } });
    await this.#desk.forceOut(agentId, `${name} signed you out.`);
  }

  async reassign(
    { userId: supervisorId }: CurrentUser,
    interactionId: string,
    target: { type: "AGENT" | "QUEUE"; id: string },
  ): Promise<void> {
    await this.#run({ type: "supervisor.reassign", supervisorId, interactionId, target });
  }

  /** Again with another mode changes the mode. A call is heard on the supervisor's extension. */
  async lookIn({ userId }: CurrentUser, interactionId: string, mode: LookInMode): Promise<void> {
    const isCall = this.#centre.world.interactions.get(interactionId)?.channelType === "VOICE";
    const hasExtension = this.#centre.world.agents.get(userId)?.extension != null;
    const extension = isCall && !hasExtension ? this.#freeExtension() : undefined;
    await this.#centre.transact((apply) => {
      if (extension !== undefined)
        apply({
          type: "agent.selectExtension",
          agentId: userId,
          callContextId: extension.callContextId,
          phone: extension.phone,
        });
      apply({ type: "supervisor.lookIn", supervisorId: userId, interactionId, mode });
    });
  }

  /** Says something in a written conversation: to its agents while whispering, to everybody while barging in. */
  async write(
    { userId: supervisorId }: CurrentUser,
    interactionId: string,
    clientId: string,
    text: string,
  ): Promise<void> {
    const messageId = newId("msg");
    await this.#run({ type: "supervisor.write", supervisorId, interactionId, messageId, clientId, text });
  }

  async stopLookIn({ userId: supervisorId }: CurrentUser, interactionId: string): Promise<void> {
    await this.#run({ type: "supervisor.stopLookIn", supervisorId, interactionId });
  }

  /** One that nobody else has selected, or none. */
  #freeExtension() {
    const { directory, world } = this.#centre;
    const taken = new Set(
      [...world.agents.values()].flatMap(({ loggedIn, extension }) => (loggedIn ? (extension?.phone ?? []) : [])),
    );
    return directory.extensions.find(({ phone }) => !taken.has(phone));
  }

  async #run(command: Command): Promise<void> {
    await this.#centre.execute(command);
  }
}
