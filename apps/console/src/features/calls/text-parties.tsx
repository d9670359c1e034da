import type { Interaction } from "@omni/contract";
import { AskedCard } from "./asked-card.tsx";
import classes from "./calls.module.css";
import { PartyList } from "./party-list.tsx";
import { useSituation } from "./use-situation.ts";

/** Who takes part in a written conversation; nothing while it is between the customer and one agent. */
export function TextParties({ interaction }: { interaction: Interaction }) {
  const { isOver } = useSituation(interaction);
  if (isOver || interaction.participants.length < 3) return null;
  return (
    <div className={classes["textParties"]}>
      <AskedCard interaction={interaction} />
      <PartyList interaction={interaction} />
    </div>
  );
}
