import type { Interaction } from "@omni/contract";
import { ScheduleButton } from "../features/callbacks/index.ts";
import { CallView, TextActions, TextParties } from "../features/calls/index.ts";
import { Conversation } from "../features/conversation/index.ts";
import { DispositionForm } from "../features/disposition/index.ts";
import { findSelected, InteractionList, OfferBar } from "../features/interactions/index.ts";
import { useAvailability } from "../features/session/index.ts";
import { useWorld } from "../lib/live-context.tsx";
import { useWorkspaceView } from "../lib/workspace-view.ts";
import { PlacedToasts } from "../ui/toasts.tsx";
import { DetailsPane } from "./details-pane.tsx";
import classes from "./workspace.module.css";

/** The agent's desk: contacts, the open conversation, the customer and the apps. */
export function Workspace({ visible }: { visible: boolean }) {
  const interactions = useWorld((world) => world.interactions);
  const pane = useWorkspaceView((view) => view.pane);
  const { goAvailable } = useAvailability();
  const selected = findSelected(interactions);
  return (
    <div className={classes["workspace"]} data-pane={pane} hidden={!visible}>
      <div className={classes["list"]}>
        <InteractionList onBecomeAvailable={goAvailable} />
      </div>
      <div className={classes["toasts"]}>{visible && <PlacedToasts />}</div>
      <div className={classes["middle"]}>
        <div className={classes["offerBar"]}>
          <OfferBar />
        </div>
        <div className={classes["conversation"]}>
          <Middle interaction={selected} />
        </div>
        <div className={classes["right"]}>
          <DetailsPane interaction={selected} visible={visible} />
        </div>
      </div>
    </div>
  );
}

/** A call or a conversation; in wrap-up its disposition stands below it. */
function Middle({ interaction }: { interaction: Interaction | null }) {
  if (interaction === null) return <Conversation interaction={null} disposition={null} />;
  const { interactionId, channelDetails } = interaction;
  const disposition = <DispositionForm key={interactionId} interaction={interaction} />;
  const schedule = <ScheduleButton interactionId={interactionId} />;
  if (channelDetails.channelType === "VOICE" || channelDetails.channelType === "VIDEO")
    return <CallView interaction={interaction} actions={schedule} disposition={disposition} />;
  const actions = (
    <>
      {schedule}
      <TextActions interaction={interaction} />
    </>
  );
  return (
    <Conversation
      interaction={interaction}
      actions={actions}
      parties={<TextParties interaction={interaction} />}
      disposition={disposition}
    />
  );
}
