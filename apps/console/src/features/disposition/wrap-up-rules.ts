import type { WrapUp } from "@omni/contract";
import type { Snapshot } from "@omni/live";

type Rules = Snapshot["wrapUp"][string];

/** How often the wrap-up can still be extended. The server counts; here it follows from the times. */
export function extensionsLeft(wrapUp: WrapUp | null, rules: Rules | undefined): number {
  if (wrapUp?.endsAt == null || rules === undefined || rules.extendSeconds <= 0) return 0;
  const addedMs = wrapUp.endsAt - wrapUp.startedAt - rules.seconds * 1_000;
  const used = Math.max(0, Math.round(addedMs / (rules.extendSeconds * 1_000)));
  return Math.max(0, rules.maxExtensions - used);
}

/** Whether the campaign lets the agent go without a result. */
export const mayLeave = (rules: Rules | undefined): boolean => rules?.mode === "OPTIONAL" || rules?.mode === "TIMED";
