import {
  CallView,
  Conversation,
  DispositionForm,
  ScheduleButton,
  TextActions,
  TextParties,
} from "@omni/console/toolbar-work-parts";
import type { Interaction } from "@omni/contract";

/** A call with its controls or a conversation; in wrap-up its disposition stands below it. */
export function InteractionView({ interaction }: { interaction: Interaction }) {
  const { interactionId, channelDetails } = interaction;
  const disposition = <DispositionForm key={interactionId} interaction={interaction} />;
  const schedule = <ScheduleButton interactionId={interactionId} />;
  if (channelDetails.channelType === "VOICE" || channelDetails.channelType === "VIDEO")
    return <CallView interaction={interaction} actions={schedule} disposition={disposition} />;
  return (
    <Conversation
      interaction={interaction}
      actions={
        <>
          {schedule}
          <TextActions interaction={interaction} />
        </>
      }
      parties={<TextParties interaction={interaction} />}
      disposition={disposition}
    />
  );
}
