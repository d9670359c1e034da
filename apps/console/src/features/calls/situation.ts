import type { Interaction, MethodName, Participant } from "@omni/contract";
import type { InboxItem } from "@omni/live";

/** What the agent has to do with an interaction: has it, is asked in, is consulted, or takes part in the conference. */
export type Part = "OWNER" | "OFFERED" | "CONSULT" | "CONFERENCE";

/** Why somebody is being asked in. */
export type AskKind = "TRANSFER" | "CONSULT" | "CONFERENCE";

export type Control =
  | "dial"
  | "hold"
  | "resume"
  | "mute"
  | "unmute"
  | "keypad"
  | "transfer"
  | "consult"
  | "add"
  | "takeBack"
  | "consultTransfer"
  | "consultConference"
  | "consultCancel"
  | "leave"
  | "end";

/** The method behind each control. One that the server lacks is not shown. */
export const methodOf = {
  dial: "interaction.acceptInteraction",
  hold: "interaction.holdInteraction",
  resume: "interaction.resumeInteraction",
  mute: "interaction.muteInteraction",
  unmute: "interaction.unmuteInteraction",
  keypad: "interaction.sendDtmf",
  transfer: "interaction.transferInteraction",
  consult: "interaction.startConsult",
  add: "interaction.addParticipant",
  takeBack: "interaction.removeParticipant",
  consultTransfer: "interaction.completeConsult",
  consultConference: "interaction.completeConsult",
  consultCancel: "interaction.completeConsult",
  leave: "interaction.removeParticipant",
  end: "interaction.endInteraction",
} as const satisfies Record<Control, MethodName>;

/** Where an interaction stands for one agent, as far as the server has said. */
export interface Situation {
  part: Part;
  isCall: boolean;
  isOver: boolean;
  /** An outbound call that is dialled when the agent says so. */
  isPreview: boolean;
  /** Somebody who is asked in and has not answered yet. */
  asked: { participant: Participant; kind: AskKind } | null;
  /** Who is consulted, answered or not. */
  consulted: Participant | null;
  controls: ReadonlySet<Control>;
}

const mostParties = 8;

const isCall = ({ channelDetails: { channelType } }: Interaction): boolean =>
  channelType === "VOICE" || channelType === "VIDEO";

export const isOver = ({ state }: Interaction): boolean =>
  state === "WRAP_UP" || state === "ENDED" || state === "DISPOSED";

function partOf({ agentId, state }: Interaction, userId: string): Part {
  if (state === "OFFERED") return "OFFERED";
  if (agentId === null || agentId === userId) return "OWNER";
  return state === "CONSULTING" ? "CONSULT" : "CONFERENCE";
}

export function toSituation(
  interaction: Interaction,
  userId: string,
  can: (method: MethodName) => boolean,
  lastEvents: readonly InboxItem[] = [],
): Situation {
  const events = lastEvents.filter(({ interactionId }) => interactionId === interaction.interactionId);
  const facts: Omit<Situation, "controls"> = {
    part: partOf(interaction, userId),
    isCall: isCall(interaction),
    isOver: isOver(interaction),
    isPreview: isPreview(interaction),
    asked: findAsked(interaction, userId, events),
    consulted: findConsulted(interaction),
  };
  const controls = controlsFor(interaction, facts, userId).filter((control) => can(methodOf[control]));
  return { ...facts, controls: new Set(controls) };
}

/** A call that is being dialled lists whom it rings; one to look at first lists nobody. */
const isPreview = ({ state, channelDetails, participants }: Interaction): boolean =>
  state === "INITIATED" && channelDetails.callType === "outbound.manual.preview.dial" && participants.length === 0;

function findConsulted({ state, participants, agentId }: Interaction): Participant | null {
  if (state !== "CONSULTING") return null;
  return participants.find(({ type, participantId }) => type !== "CUSTOMER" && participantId !== agentId) ?? null;
}

function findAsked(
  interaction: Interaction,
  userId: string,
  events: readonly InboxItem[],
): { participant: Participant; kind: AskKind } | null {
  const { participants, state } = interaction;
  const participant = participants.find((each) => each.state === "RINGING" && each.participantId !== userId);
  if (participant === undefined || participant.type === "CUSTOMER" || state === "INITIATED") return null;
  if (state === "CONSULTING") return { participant, kind: "CONSULT" };
  // On hold nobody but the target of a transfer can be asked in; a written conversation has no hold.
  const isTransfer = state === "HELD" || (state === "CONNECTED" && !isCall(interaction) && isTransferring(events));
  return { participant, kind: isTransfer ? "TRANSFER" : "CONFERENCE" };
}

function isTransferring(events: readonly InboxItem[]): boolean {
  const last = events.filter(({ name }) => name === "transferInitiated" || name === "transferFailed").at(-1);
  return last?.name === "transferInitiated";
}

function controlsFor(interaction: Interaction, facts: Omit<Situation, "controls">, userId: string): Control[] {
  const { state, muted } = interaction;
  const { part } = facts;
  if (facts.isOver || part === "OFFERED") return [];
  if (state === "INITIATED") return facts.isPreview ? ["dial", "end"] : ["end"];
  const talking = interaction.participants.some(
    (each) => each.participantId === userId && each.state !== "RINGING" && each.state !== "LEFT",
  );
  const line: Control[] = facts.isCall && talking ? [muted ? "unmute" : "mute"] : [];
  // Digits go to who is consulted: from there, nobody would hear them.
  if (facts.isCall && talking && part !== "CONSULT" && hearsDigits(interaction, facts)) line.push("keypad");
  if (part !== "OWNER") return [...line, "leave"];
  return [...line, ...ownerControls(interaction, facts)];
}

const hearsDigits = ({ state }: Interaction, { consulted }: Omit<Situation, "controls">): boolean =>
  state === "CONNECTED" || state === "CONFERENCE" || (state === "CONSULTING" && consulted?.state === "CONNECTED");

function ownerControls({ state, participants }: Interaction, facts: Omit<Situation, "controls">): Control[] {
  if (facts.asked !== null && facts.asked.kind !== "CONSULT")
    return state === "CONFERENCE" ? ["takeBack", "leave", "end"] : ["takeBack", "end"];
  switch (state) {
    case "CONNECTED":
      return [...(facts.isCall ? (["hold"] as const) : []), "transfer", "consult", "add", "end"];
    case "HELD":
      return ["resume", "transfer", "consult", "end"];
    case "CONSULTING":
      return facts.consulted?.state === "CONNECTED"
        ? ["consultTransfer", "consultConference", "consultCancel", "end"]
        : ["consultCancel", "end"];
    case "CONFERENCE":
      return [...(participants.length < mostParties ? (["add"] as const) : []), "leave", "end"];
    default:
      return ["end"];
  }
}

/** Whether the agent may take this participant out of the conference. */
export const mayDrop = (
  { agentId, state }: Interaction,
  { type, participantId }: Participant,
  userId: string,
): boolean => agentId === userId && state === "CONFERENCE" && type !== "CUSTOMER" && participantId !== userId;
