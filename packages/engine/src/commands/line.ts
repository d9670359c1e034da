import type { SystemDisposition } from "@omni/contract";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";
import { isAnswered, isLive, type Leg, type LegOutcome } from "../leg.ts";
import { legAnswered, legEnded } from "../parties/line-events.ts";
import { endLeg } from "../parties/legs.ts";
import type { Handlers } from "./handler.ts";

interface FromLine {
  interactionId: Id;
  legId: Id;
  lineEventId: Id;
}

/** The leg that the provider speaks of, when the event is new and the leg lives. */
function findLeg(draft: Draft, { interactionId, legId, lineEventId }: FromLine) {
  const interaction = draft.interaction(interactionId);
  const leg = interaction?.legs.find((each) => each.legId === legId);
  if (interaction === undefined || leg === undefined || !isLive(leg)) return null;
  const isRepeated = interaction.legs.some(({ lineEventIds }) => lineEventIds.includes(lineEventId));
  return isRepeated ? null : { interaction, leg };
}

/** The interaction after the provider's word is taken down, for what it leads to. */
const after = (draft: Draft, interaction: Interaction): Interaction =>
  draft.interaction(interaction.interactionId) ?? interaction;

function end(draft: Draft, from: FromLine, outcome: LegOutcome, told: SystemDisposition | null): void {
  const found = findLeg(draft, from);
  if (found === null) return;
  const { interaction, leg } = found;
  // A line that was answered can be lost, but neither busy nor unanswered any more.
  if (isAnswered(leg) && (outcome === "BUSY" || outcome === "NO_ANSWER")) return;
  const { interactionId, legId, lineEventId } = from;
  draft.emit({ type: "interaction.legEnded", interactionId, agentId: null, legId, outcome, lineEventId });
  legEnded(draft, after(draft, interaction), leg, outcome, told);
}

const ends =
  (outcome: LegOutcome) =>
  (draft: Draft, from: FromLine): null => {
    end(draft, from, outcome, null);
    return null;
  };

export const lineHandlers: Handlers<
  | "line.ringing"
  | "line.answered"
  | "line.busy"
  | "line.noAnswer"
  | "line.dropped"
  | "line.hungUp"
  | "line.failed"
  | "interaction.legTimeout"
> = {
  "line.ringing": (draft, from) => {
    const { interactionId, legId, lineEventId } = from;
    if (findLeg(draft, from)?.leg.state === "DIALLING")
      draft.emit({ type: "interaction.legRinging", interactionId, agentId: null, legId, lineEventId });
    return null;
  },

  "line.answered": (draft, from) => {
    const found = findLeg(draft, from);
    if (found === null || isAnswered(found.leg)) return null;
    const { interactionId, legId, lineEventId } = from;
    draft.emit({ type: "interaction.legAnswered", interactionId, agentId: null, legId, lineEventId });
    legAnswered(draft, after(draft, found.interaction), found.leg);
    return null;
  },

  "line.busy": ends("BUSY"),
  "line.noAnswer": ends("NO_ANSWER"),
  "line.dropped": ends("DROPPED"),
  "line.hungUp": ends("HUNG_UP"),
  "line.failed": (draft, from) => {
    end(draft, from, "FAILED", from.systemDisposition);
    return null;
  },

  "interaction.legTimeout": (draft, { interactionId, legId }) => {
    const interaction = draft.interaction(interactionId);
    const leg: Leg | undefined = interaction?.legs.find((each) => each.legId === legId);
    if (interaction === undefined || leg === undefined || leg.ringsUntil === null) return null;
    endLeg(draft, interactionId, legId, "NO_ANSWER");
    legEnded(draft, after(draft, interaction), leg, "NO_ANSWER", null);
    return null;
  },
};
