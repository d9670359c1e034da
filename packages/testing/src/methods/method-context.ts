import type { Interaction as InteractionView, MethodArguments, MethodName, MethodResults } from "@omni/contract";
import { toInteraction, type AgentSession, type Command, type Interaction } from "@omni/engine";
import type { CallContext } from "@omni/host";
import { OmniError } from "@omni/wire";
import type { AppStorage } from "../app-storage.ts";
import type { SignInDesk } from "../sign-in-desk.ts";
import type { TestCentre } from "../test-centre.ts";

/** An app's own service, as `app.request` reaches it: answers, or null when nothing is there. */
export type AppService = (
  request: MethodArguments["app.request"],
) => MethodResults["app.request"] | Promise<MethodResults["app.request"]>;

/** What one call works with. */
export interface MethodContext {
  centre: TestCentre;
  desk: SignInDesk;
  storage: AppStorage;
  service: AppService | null;
  agentId: string;
  call: CallContext;
}

export type MethodHandler<M extends MethodName> = (
  context: MethodContext,
  argument: MethodArguments[M],
) => MethodResults[M] | Promise<MethodResults[M]>;

export type MethodHandlers = { [M in MethodName]?: MethodHandler<M> };

/** The agent's session. Throws NOT_LOGGED_IN when there is none. */
export function sessionOf({ centre, agentId }: MethodContext): AgentSession {
  const session = centre.world.agents.get(agentId);
  if (!session?.loggedIn) throw new OmniError("NOT_LOGGED_IN", "Nobody is signed in. Call session.login first.");
  return session;
}

/** An interaction that the agent has, had, takes part in or is being offered. */
export function findInteraction({ centre, agentId }: MethodContext, interactionId: string): Interaction {
  const found = centre.world.interactions.get(interactionId);
  if (found !== undefined && concerns(found, agentId)) return found;
  throw new OmniError(
    "INTERACTION_NOT_FOUND",
    `You have no interaction ${interactionId}. Use an id from getInteractions() or from an event.`,
    { details: { interactionId } },
  );
}

const concerns = ({ agentId, offer, invitation, members }: Interaction, id: string): boolean =>
  agentId === id ||
  offer?.agentId === id ||
  invitation?.agentId === id ||
  members.some((member) => member.agentId === id);

/** Carries an order out and answers with the interaction after it. */
export function order(
  { centre, agentId }: MethodContext,
  command: Command & { interactionId: string },
): InteractionView {
  centre.execute(command);
  return toInteraction(centre.interaction(command.interactionId), agentId);
}

/** Throws CAMPAIGN_NOT_ASSIGNED. */
export function demandCampaign({ centre, agentId }: MethodContext, campaignId: string): void {
  if (centre.world.directory.campaigns.get(campaignId)?.agentIds.includes(agentId)) return;
  throw new OmniError(
    "CAMPAIGN_NOT_ASSIGNED",
    `Campaign ${campaignId} is not assigned to you. Use an id from getAssignedCampaigns().`,
    { details: { campaignId } },
  );
}
