import type { DispositionClass, DispositionCode, MethodArguments } from "@omni/contract";
import { isPhone } from "../../lib/phone-number.ts";

/** What the agent has filled in so far. */
export interface DispositionDraft {
  classId: string | null;
  code: string | null;
  notes: string;
  /** Local date and time of a callback as a date field holds it. */
  callbackAt: string;
  callbackSelf: boolean;
  /** Empty: the customer's own. */
  callbackPhone: string;
}

export const emptyDraft: DispositionDraft = {
  classId: null,
  code: null,
  notes: "",
  callbackAt: "",
  callbackSelf: true,
  callbackPhone: "",
};

export function findCode(classes: readonly DispositionClass[], draft: DispositionDraft): DispositionCode | null {
  const chosen = classes.find(({ classId }) => classId === draft.classId);
  return chosen?.codes.find(({ code }) => code === draft.code) ?? null;
}

/** A class with one code needs no second choice. */
export function chooseClass(
  classes: readonly DispositionClass[],
  draft: DispositionDraft,
  classId: string,
): DispositionDraft {
  const codes = classes.find((each) => each.classId === classId)?.codes ?? [];
  return { ...draft, classId, code: codes.length === 1 ? (codes[0]?.code ?? null) : null };
}

/** The order that saves the draft, or null while something is missing. */
export function toDisposeArgument(
  interactionId: string,
  code: DispositionCode | null,
  draft: DispositionDraft,
): MethodArguments["interaction.disposeInteraction"] | null {
  const notes = draft.notes.trim();
  if (code === null || (code.requiresNotes && notes === "")) return null;
  const at = code.callback ? Date.parse(draft.callbackAt) : null;
  if (Number.isNaN(at)) return null;
  const phone = draft.callbackPhone.trim();
  if (at !== null && phone !== "" && !isPhone(phone)) return null;
  return {
    interactionId,
    dispositionCode: code.code,
    ...(notes !== "" && { notes }),
    ...(at !== null && {
      callback: { at, self: draft.callbackSelf, ...(phone !== "" && { phone }) },
    }),
  };
}
