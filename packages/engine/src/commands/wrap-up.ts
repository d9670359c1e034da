import { nearest } from "@omni/contract";
import type { CommandOf } from "../command.ts";
import { refuse, type Refusal } from "../decision.ts";
import { dispositionClassesOf } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { isWrapUpOpen, type Interaction } from "../interaction.ts";
import { findCode, finishWrapUp, mayLeaveWrapUp, rulesOf } from "../wrap-up.ts";
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
  { dispositionCode, notes, callback }: CommandOf<"interaction.dispose">,
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

export const wrapUpHandlers: Handlers<
  "interaction.dispose" | "interaction.extendWrapUp" | "interaction.endWrapUp" | "interaction.wrapUpTimeout"
> = {
  "interaction.dispose": (draft, command) => {
    const { interactionId, agentId, dispositionCode, notes, callback } = command;
    const interaction = findOwn(draft, command);
    if ("outcome" in interaction) return interaction;
    const wrong = checkWrapUp(interaction, "dispose");
    if (wrong !== null) return wrong;
    const found = findCode(draft, interaction.campaignId, dispositionCode);
    if (found === null) return unknownCode(draft, interaction.campaignId, dispositionCode);
    const missing = checkRequirements(draft, command, found.code);
    if (missing !== null) return missing;
    draft.emit({
      type: "interaction.disposed",
      interactionId,
      agentId,
      disposition: { dispositionCode, dispositionClass: found.classId, notes, by: agentId, at: draft.now },
      callback,
    });
    if (interaction.wrapUp?.mode !== "TIMED_NO_EXIT") finishWrapUp(draft, interactionId);
    return null;
  },

  "interaction.extendWrapUp": (draft, command) => {
    const interaction = findOwn(draft, command);
    if ("outcome" in interaction) return interaction;
    const wrong = checkWrapUp(interaction, "extend the wrap-up");
    if (wrong !== null) return wrong;
    const endsAt = interaction.wrapUp?.endsAt ?? null;
    const { extendSeconds } = rulesOf(draft, interaction.campaignId);
    if (endsAt === null) return wrongState(interaction, "extend the wrap-up", "It has no end of its own.");
    if (extendSeconds <= 0) return wrongState(interaction, "extend the wrap-up", "The campaign allows no extension.");
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
