import { refuse, type Refusal } from "../decision.ts";
import type { Draft } from "../draft.ts";
import type { Id } from "../directory.ts";
import type { Interaction } from "../interaction.ts";
import { agentLegOf, customerLegOf, isAnswered } from "../leg.ts";
import { failInvitation } from "../parties/fail-invitation.ts";
import { takeCall } from "../parties/legs.ts";
import { arrive } from "./arrive.ts";
import { findCall, isTalking, wrongState } from "./find.ts";
import type { Handlers } from "./handler.ts";

interface OfAgent {
  interactionId: Id;
  agentId: Id;
}

/** A call in the lead of the agent. */
function findLedCall(draft: Draft, of: OfAgent, attempt: string): Interaction | Refusal {
  const interaction = findCall(draft, of, attempt);
  if ("outcome" in interaction || interaction.agentId === of.agentId) return interaction;
  return wrongState(interaction, attempt, "Only the agent who has the call can.");
}

/** Opens or closes the agent's microphone; again changes nothing. */
function setMuted(draft: Draft, of: OfAgent, muted: boolean): Refusal | null {
  const attempt = muted ? "mute" : "unmute";
  const interaction = findCall(draft, of, attempt);
  if ("outcome" in interaction) return interaction;
  const leg = agentLegOf(interaction, of.agentId);
  if (!isTalking(interaction) || leg === undefined || !isAnswered(leg))
    return wrongState(interaction, attempt, "Wait until the call is connected.");
  if (leg.isMuted === muted) return null;
  const { interactionId, agentId } = of;
  draft.emit({ type: "interaction.legMuted", interactionId, agentId: null, legId: leg.legId, muted });
  draft.emit({ type: muted ? "interaction.muted" : "interaction.unmuted", interactionId, agentId });
  return null;
}

/** Whom the agent's digits go to: who is consulted, or the customer. */
function digitsLegOf(interaction: Interaction): Id | null {
  const { state, invitation, legs } = interaction;
  if (state === "CONNECTED" || state === "CONFERENCE") return customerLegOf(interaction)?.legId ?? null;
  if (state !== "CONSULTING") return null;
  return legs.find((leg) => leg.participantId === invitation?.participantId && isAnswered(leg))?.legId ?? null;
}

export const callHandlers: Handlers<
  | "interaction.startCall"
  | "interaction.hold"
  | "interaction.resume"
  | "interaction.mute"
  | "interaction.unmute"
  | "interaction.sendDigits"
> = {
  "interaction.startCall": (draft, { call, ...command }) => {
    const isNew = draft.interaction(command.interactionId) === undefined;
    const refusal = arrive(
      draft,
      { ...command, ...call, channelType: "VOICE", callType: "inbound.call.dial", conversationId: null },
      (_conversationId, from) => from === call.from,
    );
    const interaction = draft.interaction(command.interactionId);
    if (refusal === null && isNew && interaction !== undefined) takeCall(draft, interaction, call.from);
    return refusal;
  },

  "interaction.hold": (draft, of) => {
    const interaction = findLedCall(draft, of, "hold");
    if ("outcome" in interaction) return interaction;
    if (interaction.state === "HELD") return null;
    if (interaction.state !== "CONNECTED")
      return wrongState(interaction, "hold", "Only a call between agent and customer can be held.");
    if (interaction.invitation !== null) return wrongState(interaction, "hold", "Wait until the invitation is over.");
    draft.emit({ type: "interaction.held", ...idsOf(of) });
    return null;
  },

  /** During a blind transfer this takes the customer back. */
  "interaction.resume": (draft, of) => {
    const interaction = findLedCall(draft, of, "resume");
    if ("outcome" in interaction) return interaction;
    if (interaction.state === "CONNECTED") return null;
    if (interaction.state !== "HELD") return wrongState(interaction, "resume", "Only a call on hold can be resumed.");
    if (interaction.invitation === null) draft.emit({ type: "interaction.resumed", ...idsOf(of) });
    else failInvitation(draft, of.interactionId, "CANCELLED");
    return null;
  },

  "interaction.mute": (draft, of) => setMuted(draft, of, true),
  "interaction.unmute": (draft, of) => setMuted(draft, of, false),

  "interaction.sendDigits": (draft, { digits, ...of }) => {
    const interaction = findCall(draft, of, "send digits");
    if ("outcome" in interaction) return interaction;
    if (!/^[0-9A-D*#]{1,64}$/.test(digits))
      return refuse("INVALID_ARGUMENT", "Digits are 1 to 64 of 0-9, A-D, * and #.", {
        path: "argument.digits",
        expected: "0-9 A-D * #",
        got: digits.slice(0, 64),
      });
    const legId = digitsLegOf(interaction);
    if (legId === null) return wrongState(interaction, "send digits", "Wait until the call is connected.");
    draft.emit({ type: "interaction.digitsSent", ...idsOf(of), legId, digits });
    return null;
  },
};

/** The ids alone: commands carry their own type. */
function idsOf({ interactionId, agentId }: OfAgent): OfAgent {
  return { interactionId, agentId };
}
