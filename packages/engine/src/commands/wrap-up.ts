import { nearest } from "@omni/contract";
import type { CommandOf } from "../command.ts";
import { refuse, type Refusal } from "../decision.ts";
import { dispositionClassesOf } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { isWrapUpOpen, type Interaction } from "../interaction.ts";
import { findCode, finishWrapUp, maxExtensionsOf, mayLeaveWrapUp, rulesOf } from "../wrap-up.ts";
import { begin } from "../parties/initiate.ts";
import { scheduleCallback, toCallbackOf } from "../parties/schedule-callback.ts";
import { checkId } from "./arrive.ts";
import { findOwn, isTalking, wrongState } from "./find.ts";
import type { Handlers } from "./handler.ts";

function checkWrapUp(interaction: Interaction, attempt: string): Refusal | null {
  if (interaction.state === "WRAP_UP") return null;
  if (isTalking(interaction)) return wrongState(interaction, attempt, "End the conversation first.");
  return wrongState(interaction, attempt, "Its wrap-up is over.");
}

function unknownCode(draft: Draft, campaignId: string, code: string): Refusal {
  const codes = dispositionClassesOf(draft.directory, campaignId).flatMap((each) => each.codes);
  const names = codes.map((each) => each.code);
  const near = nearest(code, names);
  const repair = near === null ? "Use a code from getDispositionCodes()." : `Did you mean ${near}?`;
  return refuse("INVALID_DISPOSITION", `The campaign has no disposition code ${code}. ${repair}`, {
    dispositionCode: code,
    allowed: names,
  });
}

function checkRequirements(
  draft: Draft,
  { dispositionCode, notes, callback }: Disposal,
  code: { requiresNotes: boolean; callback: boolean },
): Refusal | null {
  const missing = (repair: string): Refusal =>
    refuse("INVALID_DISPOSITION", `Disposition ${dispositionCode} ${repair}`, { dispositionCode });
  if (code.requiresNotes && notes.trim() === "") return missing("requires notes. Give `notes`.");
  if (code.callback && callback === null) return missing("schedules a callback. Give `callback`.");
  if (!code.callback && callback !== null)
    return missing("schedules no callback. Leave `callback` out, or use a callback code.");
  if (callback !== null && callback.at <= draft.now) return missing("needs a `callback.at` in the future.");
  return null;
}

type Disposal = Omit<CommandOf<"interaction.dispose">, "type">;

/** Takes down what the agent chose, and ends the wrap-up where that may end it. */
function dispose(draft: Draft, command: Disposal): Refusal | null {
  const { interactionId, agentId, dispositionCode, notes, callback } = command;
  const interaction = findOwn(draft, command);
  if ("outcome" in interaction) return interaction;
  const wrong = checkWrapUp(interaction, "dispose");
  if (wrong !== null) return wrong;
  const found = findCode(draft, interaction.campaignId, dispositionCode);
  if (found === null) return unknownCode(draft, interaction.campaignId, dispositionCode);
  const missing = checkRequirements(draft, command, found.code);
  if (missing !== null) return missing;
  const promised =
    callback === null ? null : toCallbackOf(draft, interaction, { ...callback, callbackId: null, agentId, notes });
  if (typeof promised === "string") return refuse("INVALID_DISPOSITION", promised, { dispositionCode });
  draft.emit({
    type: "interaction.disposed",
    interactionId,
    agentId,
    disposition: { dispositionCode, dispositionClass: found.classId, notes, by: agentId, at: draft.now },
    callback,
  });
  if (promised !== null) scheduleCallback(draft, promised);
  if (interaction.wrapUp?.mode !== "TIMED_NO_EXIT") finishWrapUp(draft, interactionId);
  return null;
}

/** Where the customer of an interaction can be called. */
const phoneOf = ({ customer, channelType, direction, channelDetails }: Interaction): string => {
  const own = channelType === "CHAT" ? "" : direction === "OUTBOUND" ? channelDetails.to : channelDetails.from;
  return customer.phones[0] ?? own;
};

export const wrapUpHandlers: Handlers<
  | "interaction.dispose"
  | "interaction.disposeAndDial"
  | "interaction.extendWrapUp"
  | "interaction.endWrapUp"
  | "interaction.wrapUpTimeout"
> = {
  "interaction.dispose": dispose,

  "interaction.disposeAndDial": (draft, { next, ...command }) => {
    const refusal = dispose(draft, command) ?? checkId(next.interactionId, "next.interactionId");
    if (refusal !== null) return refusal;
    const interaction = draft.interaction(command.interactionId);
    if (interaction === undefined || draft.interaction(next.interactionId) !== undefined)
      return refuse("INVALID_STATE", `Interaction ${next.interactionId} exists already. Use a new id.`);
    const { campaignId, customer } = interaction;
    if (!draft.directory.campaigns.get(campaignId)?.channels.includes("VOICE"))
      return refuse("CHANNEL_UNAVAILABLE", `Campaign ${campaignId} makes no calls. Dispose without dialling.`, {
        campaignId,
      });
    return begin(draft, {
      interactionId: next.interactionId,
      agentId: command.agentId,
      campaignId,
      channelType: "VOICE",
      callType: "outbound.manual.dial",
      to: next.to ?? phoneOf(interaction),
      customer,
      conversationId: null,
      customerWroteAt: null,
      data: {},
      isPreview: false,
      callback: null,
    });
  },

  "interaction.extendWrapUp": (draft, command) => {
    const interaction = findOwn(draft, command);
    if ("outcome" in interaction) return interaction;
    const wrong = checkWrapUp(interaction, "extend the wrap-up");
    if (wrong !== null) return wrong;
    const { endsAt = null, extensions = 0 } = interaction.wrapUp ?? {};
    const rules = rulesOf(draft, interaction.campaignId);
    const { extendSeconds } = rules;
    if (endsAt === null) return wrongState(interaction, "extend the wrap-up", "It has no end of its own.");
    if (extendSeconds <= 0) return wrongState(interaction, "extend the wrap-up", "The campaign allows no extension.");
    if (extensions >= maxExtensionsOf(rules))
      return wrongState(interaction, "extend the wrap-up", `It was extended ${extensions} times already. Dispose it.`);
    draft.emit({
      type: "interaction.wrapUpExtended",
      interactionId: command.interactionId,
      agentId: command.agentId,
      endsAt: endsAt + extendSeconds * 1000,
    });
    return null;
  },

  "interaction.endWrapUp": (draft, command) => {
    const interaction = findOwn(draft, command);
    if ("outcome" in interaction) return interaction;
    const wrong = checkWrapUp(interaction, "end the wrap-up");
    if (wrong !== null) return wrong;
    if (!mayLeaveWrapUp(interaction))
      return refuse("DISPOSITION_REQUIRED", "This wrap-up cannot be left without a disposition. Dispose first.", {
        interactionId: command.interactionId,
        mode: interaction.wrapUp?.mode,
      });
    finishWrapUp(draft, command.interactionId);
    return null;
  },

  "interaction.wrapUpTimeout": (draft, { interactionId, endsAt }) => {
    const interaction = draft.interaction(interactionId);
    if (interaction !== undefined && isWrapUpOpen(interaction) && interaction.wrapUp?.endsAt === endsAt)
      finishWrapUp(draft, interactionId);
    return null;
  },
};
