import type { Interaction } from "../interaction.ts";
import { finish } from "../parties/finish.ts";
import { memberLeaves } from "../parties/leave.ts";
import { findInteraction, findPart } from "./find.ts";
import type { Handlers } from "./handler.ts";

const isOver = ({ state }: Interaction): boolean => state === "ENDED" || state === "WRAP_UP" || state === "DISPOSED";

export const endHandlers: Handlers<"interaction.end"> = {
  "interaction.end": (draft, command) => {
    const { interactionId, endedBy } = command;
    const interaction = endedBy === "AGENT" ? findPart(draft, command) : findInteraction(draft, interactionId);
    if ("outcome" in interaction) return interaction;
    if (isOver(interaction)) return null;
    // Who was asked in ends the own part only.
    if (endedBy === "AGENT" && interaction.agentId !== command.agentId)
      memberLeaves(draft, interactionId, command.agentId, "AGENT");
    else finish(draft, interactionId, endedBy, endedBy === "AGENT" ? null : command.systemDisposition);
    return null;
  },
};
