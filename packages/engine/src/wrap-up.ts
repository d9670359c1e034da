import type { DispositionCode } from "@omni/contract";
import { dispositionClassesOf, type Campaign, type Id, type WrapUpRules } from "./directory.ts";
import type { Draft } from "./draft.ts";
import { isWrapUpOpen, type Interaction } from "./interaction.ts";

const freeRules: WrapUpRules = { mode: "OPTIONAL", seconds: 0, defaultCode: null, extendSeconds: 0 };

/** How often a wrap-up may be extended where the campaign does not say: an agent comes back to work some time. */
const usualExtensions = 3;

export const maxExtensionsOf = ({ maxExtensions = usualExtensions }: WrapUpRules): number => maxExtensions;

/** The rules of the interaction's campaign; a campaign that is gone leaves wrap-up free. */
export const rulesOf = (draft: Draft, campaignId: Campaign["campaignId"]): WrapUpRules =>
  draft.directory.campaigns.get(campaignId)?.wrapUp ?? freeRules;

function endOf({ mode, seconds }: WrapUpRules, now: number): number | null {
  if (mode === "REQUIRED" || (mode === "OPTIONAL" && seconds <= 0)) return null;
  return now + Math.max(0, seconds) * 1000;
}

/** Starts the wrap-up of a conversation that just ended. One that has no time is over at once. */
export function startWrapUp(draft: Draft, interactionId: Id, agentId: Id, campaignId: Id): void {
  const rules = rulesOf(draft, campaignId);
  const endsAt = endOf(rules, draft.now);
  draft.emit({
    type: "interaction.wrapUpStarted",
    interactionId,
    agentId,
    mode: rules.mode,
    endsAt,
    required: rules.mode === "REQUIRED",
    blocking: rules.mode === "REQUIRED" || rules.mode === "TIMED_NO_EXIT",
  });
  if (endsAt !== null && endsAt <= draft.now) finishWrapUp(draft, interactionId);
}

/** Ends an open wrap-up for good, with the default code where the campaign has one and nothing was chosen. */
export function finishWrapUp(draft: Draft, interactionId: Id): void {
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined || !isWrapUpOpen(interaction) || interaction.agentId === null) return;
  applyDefaultCode(draft, interaction, interaction.agentId);
  draft.emit({ type: "interaction.wrapUpEnded", interactionId, agentId: interaction.agentId });
}

function applyDefaultCode(draft: Draft, interaction: Interaction, agentId: Id): void {
  const { defaultCode } = rulesOf(draft, interaction.campaignId);
  if (interaction.wrapUp?.mode !== "DEFAULT_CODE" || interaction.disposition !== null || defaultCode === null) return;
  const found = findCode(draft, interaction.campaignId, defaultCode);
  if (found === null) return;
  draft.emit({
    type: "interaction.disposed",
    interactionId: interaction.interactionId,
    agentId,
    disposition: {
      dispositionCode: found.code.code,
      dispositionClass: found.classId,
      notes: "",
      by: "SYSTEM",
      at: draft.now,
    },
    callback: null,
  });
}

/** A code that agents of the campaign may use, with its class. */
export function findCode(draft: Draft, campaignId: Id, wanted: string): { classId: Id; code: DispositionCode } | null {
  for (const { classId, codes } of dispositionClassesOf(draft.directory, campaignId))
    for (const code of codes) if (code.code === wanted) return { classId, code };
  return null;
}

/** Whether the agent may leave it without a disposition and before its time. */
export const mayLeaveWrapUp = ({ wrapUp }: Interaction): boolean =>
  wrapUp !== null && (wrapUp.mode === "OPTIONAL" || wrapUp.mode === "TIMED");
