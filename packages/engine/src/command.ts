import type {
  Attachment,
  ChannelType,
  CrmRecord,
  CustomerDetails,
  MessageStatus,
  MessageVisibility,
  SystemDisposition,
} from "@omni/contract";
import type { ChosenAvailability } from "./agent-session.ts";
import type { CallbackCommand, CustomerCommand } from "./command-families/callbacks.ts";
import type { InsightCommand } from "./command-families/insights.ts";
import type { SupervisorCommand } from "./command-families/supervisor.ts";
import type { CallCommand, InitiateCommand, LineCommand, PartyCommand } from "./command-families/voice.ts";
import type { Id } from "./directory.ts";
import type { CallbackRequest } from "./interaction.ts";

/** Orders of and about an agent. */
export type AgentCommand =
  /** `takeOver`: another session of this agent may be running; its work goes on in the new one. */
  | { type: "agent.signIn"; agentId: Id; takeOver: boolean }
  | { type: "agent.signOut"; agentId: Id }
  /** Ends the session whatever the agent is doing; conversations return to their queues. */
  | { type: "agent.forceOut"; agentId: Id; status: "FORCED_OUT" | "EXPIRED"; reason: string | null }
  /** The first live socket of the agent opened, or the last one is gone. Send it after sign-in too. */
  | { type: "agent.connectionChanged"; agentId: Id; state: "ONLINE" | "OFFLINE" }
  /** Whether the agent's console is where the agent can see it. */
  | { type: "agent.setAttention"; agentId: Id; looksAway: boolean }
  | { type: "agent.selectCampaigns"; agentId: Id; campaignIds: Id[] }
  | { type: "agent.selectExtension"; agentId: Id; callContextId: Id; phone: string }
  | { type: "agent.setAvailability"; agentId: Id; status: ChosenAvailability; breakReason: string | null }
  | { type: "agent.setAutoCall"; agentId: Id; channelType: ChannelType; enabled: boolean }
  | { type: "agent.selectInteraction"; agentId: Id; interactionId: Id }
  /** No console came back in time: the agent's calls go to somebody else. */
  | { type: "agent.voiceLost"; agentId: Id; offlineSince: number };

interface OfAgent {
  interactionId: Id;
  agentId: Id;
}

export type OfferCommand =
  | ({ type: "interaction.accept" } & OfAgent)
  | ({ type: "interaction.reject" } & OfAgent)
  | { type: "interaction.offerTimeout"; interactionId: Id; offerId: Id };

/** A customer begins to write. */
interface StartWriting {
  interactionId: Id;
  campaignId: Id;
  /** Null: the campaign's queue of highest priority that takes the channel. */
  queueId: Id | null;
  customer: CustomerDetails;
  conversation: { conversationId: Id; from: string; to: string; subChannel: string | null };
  data: Record<string, unknown>;
}

export type ConversationCommand =
  | ({ type: "interaction.startChat" } & StartWriting)
  /** By a messaging provider. */
  | ({ type: "interaction.startMessaging"; channelType: "WHATSAPP" | "SMS" } & StartWriting)
  | {
      type: "interaction.receiveMessage";
      interactionId: Id;
      messageId: Id;
      clientId: Id | null;
      text: string;
      attachments: Attachment[];
    }
  | ({
      type: "interaction.sendMessage";
      messageId: Id;
      clientId: Id | null;
      text: string;
      attachments: Attachment[];
      /** Sends a template of the channel, with its variables filled in, and `text` is not used. */
      template?: { templateId: Id; variables: Record<string, string> };
      /** AGENTS: a note to the agents who take part; the customer never sees it. EVERYONE when left out. */
      visibility?: MessageVisibility;
    } & OfAgent)
  | { type: "interaction.setTyping"; interactionId: Id; from: "CUSTOMER"; typing: boolean }
  | ({ type: "interaction.setTyping"; from: "AGENT"; typing: boolean } & OfAgent)
  /** What the other side's client tells about a message. Whether the message exists is the caller's to know. */
  | { type: "interaction.setMessageStatus"; interactionId: Id; messageId: Id; status: MessageStatus }
  | { type: "interaction.customerConnectionChanged"; interactionId: Id; online: boolean };

export type EndCommand =
  | ({ type: "interaction.end"; endedBy: "AGENT" } & OfAgent)
  | {
      type: "interaction.end";
      endedBy: "CUSTOMER" | "SYSTEM";
      interactionId: Id;
      /** Null: concluded from the state. */
      systemDisposition: SystemDisposition | null;
    };

interface Disposal extends OfAgent {
  dispositionCode: Id;
  notes: string;
  callback: CallbackRequest | null;
}

export type WrapUpCommand =
  | ({ type: "interaction.dispose" } & Disposal)
  /** Disposes, then calls the same customer again in the same campaign. Null: the customer's first number. */
  | ({ type: "interaction.disposeAndDial"; next: { interactionId: Id; to: string | null } } & Disposal)
  | ({ type: "interaction.extendWrapUp" } & OfAgent)
  /** Leaves a wrap-up without a disposition, where the campaign allows it. */
  | ({ type: "interaction.endWrapUp" } & OfAgent)
  /** `endsAt` tells a stale time-out (the wrap-up was extended) from the one in force. */
  | { type: "interaction.wrapUpTimeout"; interactionId: Id; endsAt: number };

/** `agentId` null: the server itself acts, such as an integration. */
export type ContextCommand =
  | { type: "interaction.updateData"; interactionId: Id; agentId: Id | null; data: Record<string, unknown> }
  | { type: "interaction.attachCrmRecord"; interactionId: Id; agentId: Id | null; record: CrmRecord }
  | { type: "interaction.identifyCustomer"; interactionId: Id; agentId: Id | null; customer: CustomerDetails }
  | ({ type: "interaction.showCrm"; requestId: Id } & OfAgent);

export type InteractionCommand =
  | OfferCommand
  | ConversationCommand
  | EndCommand
  | WrapUpCommand
  | ContextCommand
  | LineCommand
  | CallCommand
  | InitiateCommand
  | PartyCommand
  | InsightCommand;

/** Brings offers and availability in line with a replaced directory; costs one pass over all agents. */
export type RoutingCommand = { type: "routing.refresh" };

/** Every order the contact centre takes. Plain JSON: ids come in with the command, time beside it. */
export type Command =
  | AgentCommand
  | InteractionCommand
  | CallbackCommand
  | CustomerCommand
  | SupervisorCommand
  | RoutingCommand;
export type CommandType = Command["type"];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
