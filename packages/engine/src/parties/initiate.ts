import type { CallType, ChannelType, CustomerDetails } from "@omni/contract";
import { connect, select } from "../connect.ts";
import { refuse, type Refusal } from "../decision.ts";
import type { CallbackLink } from "../callback.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { hasCapacity } from "../eligibility.ts";
import { dialAgent } from "./legs.ts";
import { isPhone } from "./targets.ts";

export interface Outbound {
  interactionId: Id;
  agentId: Id;
  campaignId: Id;
  channelType: ChannelType;
  callType: CallType | null;
  to: string;
  customer: CustomerDetails;
  conversationId: Id | null;
  customerWroteAt: number | null;
  data: Record<string, unknown>;
  isPreview: boolean;
  callback: CallbackLink | null;
}

/** Why the agent cannot begin anything on the channel now. */
export function checkMayBegin(draft: Draft, agentId: Id, channelType: ChannelType): Refusal | null {
  const agent = draft.agent(agentId);
  const user = draft.directory.users.get(agentId);
  const wrong = (message: string): Refusal => refuse("INVALID_STATE", message, { agentId, channelType });
  if (!agent?.loggedIn || user === undefined)
    return refuse("NOT_LOGGED_IN", `Agent ${agentId} is not signed in. Sign in first.`, { agentId });
  if ((user.capacity[channelType] ?? 0) <= 0)
    return refuse("CHANNEL_UNAVAILABLE", `This agent has no capacity for ${channelType}. Ask an administrator.`, {
      channelType,
    });
  if (agent.connection === "OFFLINE") return wrong("The agent's console is not connected. Connect it first.");
  if (channelType === "VOICE" && agent.extension === null)
    return wrong("No extension is selected. Select one with selectExtension() first.");
  if (agent.work.some(({ blocking }) => blocking)) return wrong("A wrap-up is open. Dispose the interaction first.");
  if (!hasCapacity(agent, user, channelType))
    return wrong("The agent has no room for another interaction. End, dispose or decline one first.");
  return null;
}

/** Begins an interaction for the agent: a call rings the agent's phone first, a message conversation is open at once. */
export function begin(draft: Draft, outbound: Outbound): Refusal | null {
  const { interactionId, agentId, campaignId, channelType, callType, to, ...rest } = outbound;
  const refusal = checkMayBegin(draft, agentId, channelType);
  if (refusal !== null) return refusal;
  if (!isPhone(to))
    return refuse("TARGET_UNAVAILABLE", `${to.slice(0, 64)} is no phone number. Use digits, with + for a country.`, {
      to,
    });
  const campaign = draft.directory.campaigns.get(campaignId);
  const from = campaign?.callerId ?? campaign?.name ?? campaignId;
  draft.emit({
    type: "interaction.initiated",
    interactionId,
    agentId,
    campaignId,
    processId: campaign?.processId ?? campaignId,
    channelType,
    callType,
    channelDetails: { channelType, direction: "OUTBOUND", callType, from, to, subChannel: null, queueName: null },
    ...rest,
  });
  if (channelType !== "VOICE") {
    connect(draft, interactionId, agentId, "ALWAYS");
    return null;
  }
  select(draft, interactionId, agentId, "SELECTED");
  const interaction = draft.interaction(interactionId);
  const seconds = campaign?.offerTimeoutSeconds ?? 30;
  if (interaction !== undefined && !rest.isPreview) dialAgent(draft, interaction, agentId, draft.now + seconds * 1000);
  return null;
}
