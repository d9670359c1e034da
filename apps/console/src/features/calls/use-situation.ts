import type { Interaction } from "@omni/contract";
import { useWorld } from "../../lib/live-context.tsx";
import { useCan } from "../../lib/use-can.ts";
import { toSituation, type Situation } from "./situation.ts";

/** Where the interaction stands for this agent. */
export function useSituation(interaction: Interaction): Situation {
  const userId = useWorld((world) => world.user.userId);
  const lastEvents = useWorld((world) => world.lastEvents);
  return toSituation(interaction, userId, useCan(), lastEvents);
}
