import { announce } from "../../lib/announcer.ts";
import { useDraft } from "../../lib/drafts.ts";
import { focusTarget } from "../../lib/focus-target.ts";
import { showInWorkspace } from "../../lib/workspace-view.ts";
import { emptyDraft } from "./disposition-draft.ts";

/** What follows when an interaction is off the agent's hands: its draft goes, the keyboard stands in the contacts. */
export function useAfterWrapUp(interactionId: string): (said: string) => void {
  const { clear } = useDraft(`disposition:${interactionId}`, emptyDraft);
  return (said) => {
    clear();
    announce(said);
    showInWorkspace({ pane: "interactions" });
    focusTarget("interactions");
  };
}
