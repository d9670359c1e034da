import type { CallType, ChannelType, CustomerDetails, SystemDisposition, Target } from "@omni/contract";
import type { Id } from "../directory.ts";

interface OfAgent {
  interactionId: Id;
  agentId: Id;
}

/** What the line provider tells of a leg. `lineEventId` is the provider's own id of the event. */
interface FromLine {
  interactionId: Id;
  legId: Id;
  lineEventId: Id;
}

/** Never refused: what is unknown, repeated or too late changes nothing. */
export type LineCommand =
  | ({ type: "line.ringing" } & FromLine)
  | ({ type: "line.answered" } & FromLine)
  | ({ type: "line.busy" } & FromLine)
  | ({ type: "line.noAnswer" } & FromLine)
  /** The line was lost; nobody hung up. */
  | ({ type: "line.dropped" } & FromLine)
  | ({ type: "line.hungUp" } & FromLine)
  /** The provider could not do it. Null: FAILED. */
  | ({ type: "line.failed"; systemDisposition: SystemDisposition | null } & FromLine)
  /** The leg rang long enough. */
  | { type: "interaction.legTimeout"; interactionId: Id; legId: Id };

export type CallCommand =
  | {
      type: "interaction.startCall";
      interactionId: Id;
      campaignId: Id;
      /** Null: the campaign's queue of highest priority that takes calls. */
      queueId: Id | null;
      customer: CustomerDetails;
      call: { from: string; to: string; subChannel: string | null };
      data: Record<string, unknown>;
    }
  | ({ type: "interaction.hold" } & OfAgent)
  | ({ type: "interaction.resume" } & OfAgent)
  | ({ type: "interaction.mute" } & OfAgent)
  | ({ type: "interaction.unmute" } & OfAgent)
  | ({ type: "interaction.sendDigits"; digits: string } & OfAgent);

export type InitiateCommand = {
  type: "interaction.initiate";
  interactionId: Id;
  agentId: Id;
  campaignId: Id;
  channelType: ChannelType;
  /** The number to reach. */
  to: string;
  customer: CustomerDetails;
  /** Of a call; null: `outbound.manual.dial`. A preview call is dialled when the agent accepts it. */
  callType: Extract<CallType, "outbound.manual.dial" | "outbound.manual.preview.dial" | "click.to.call.dial"> | null;
  /** Of a messaging channel: the conversation, and when the customer last wrote in it. */
  conversationId: Id | null;
  customerWroteAt: number | null;
  data: Record<string, unknown>;
};

/** Who takes part, on every channel. */
export type PartyCommand =
  | ({ type: "interaction.transfer"; target: Target } & OfAgent)
  | ({ type: "interaction.startConsult"; target: Target } & OfAgent)
  | ({ type: "interaction.completeConsult"; action: "TRANSFER" | "CONFERENCE" | "CANCEL" } & OfAgent)
  | ({ type: "interaction.addParticipant"; target: Target } & OfAgent)
  /** The agent's own id: leaves, and the others go on. */
  | ({ type: "interaction.removeParticipant"; participantId: Id } & OfAgent)
  | { type: "interaction.invitationTimeout"; interactionId: Id; invitationId: Id };
