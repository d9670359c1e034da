import type { Interaction } from "@omni/contract";
import type { ReactNode } from "react";
import { formatTime } from "../../lib/format.ts";
import { useNotices } from "../../lib/use-notices.ts";
import { AskedCard } from "./asked-card.tsx";
import { CallControls } from "./call-controls.tsx";
import { CallHead } from "./call-head.tsx";
import { CallSummary } from "./call-summary.tsx";
import { useCallView } from "./call-view-state.ts";
import classes from "./calls.module.css";
import { Keypad } from "./keypad.tsx";
import { messages } from "./messages.ts";
import { PartyList } from "./party-list.tsx";
import { useSituation } from "./use-situation.ts";

/** The middle of the workspace while a call has the focus. `disposition` takes the controls' place in wrap-up. */
export function CallView({
  interaction,
  actions,
  disposition,
}: {
  interaction: Interaction;
  /** In the head, beside the state. */
  actions?: ReactNode;
  disposition: ReactNode;
}) {
  const { interactionId } = interaction;
  const { isOver, isPreview, controls } = useSituation(interaction);
  const keypadOpen = useCallView((view) => view.keypadOf === interactionId) && controls.has("keypad");
  return (
    <section key={interactionId} className={classes["call"]} aria-label={messages.call}>
      <CallHead interaction={interaction} actions={isOver ? null : actions} />
      <div className={classes["body"]}>
        {isOver ? (
          <CallSummary interaction={interaction} />
        ) : (
          <div className={classes["column"]}>
            <AskedCard interaction={interaction} />
            {isPreview && <p className={classes["note"]}>{messages.previewNote}</p>}
            <CallbackNotes interaction={interaction} />
            <PartyList interaction={interaction} />
            <CallTimeline interactionId={interactionId} />
            {keypadOpen && <Keypad interactionId={interactionId} />}
          </div>
        )}
      </div>
      {isOver ? disposition : <CallControls interaction={interaction} />}
    </section>
  );
}

/** Who came to the call and left it, beyond the agent's own beginning. */
function CallTimeline({ interactionId }: { interactionId: string }) {
  const notices = useNotices(interactionId);
  if (notices.length < 2) return null;
  return (
    <section aria-label={messages.timeline}>
      <h3 className={classes["notesTitle"]}>{messages.timeline}</h3>
      <ol className={classes["timeline"]}>
        {notices.map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            <span className="tabular">{formatTime(at)}</span> {text}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What whoever promised this call wrote down for it. */
function CallbackNotes({ interaction: { data } }: { interaction: Interaction }) {
  const notes = data["callbackNotes"];
  if (typeof notes !== "string" || notes === "") return null;
  return (
    <section className={classes["notes"]} aria-label={messages.callbackNotes}>
      <h3 className={classes["notesTitle"]}>{messages.callbackNotes}</h3>
      <p>{notes}</p>
    </section>
  );
}
