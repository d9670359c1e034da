import type { CallType, ChannelDetails, ChannelType, CustomerDetails } from "@omni/contract";
import type { Id } from "../directory.ts";
import type { CallbackLink } from "../callback.ts";

/** Interactions that an agent or a callback begins. */
export interface OutboundFacts {
  "interaction.initiated": {
    agentId: Id;
    campaignId: Id;
    processId: Id;
    channelType: ChannelType;
    callType: CallType | null;
    conversationId: Id | null;
    customer: CustomerDetails;
    channelDetails: ChannelDetails;
    data: Record<string, unknown>;
    /** Shown to the agent first; dialled on the agent's word. */
    isPreview: boolean;
    callback: CallbackLink | null;
    customerWroteAt: number | null;
  };
  /** The agent is there: now the customer is called. */
  "interaction.dialStarted": {
    agentId: Id;
    from: "QUEUE" | "OFFER" | "PREVIEW";
    campaignId: Id;
    channelType: ChannelType;
  };
}
