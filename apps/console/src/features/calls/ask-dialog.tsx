import type { Interaction, Target, TargetType } from "@omni/contract";
import { Modal, SegmentedControl, Stack } from "@mantine/core";
import { useState } from "react";
import { useWorld } from "../../lib/live-context.tsx";
import { closeCallDialog } from "./call-view-state.ts";
import { messages } from "./messages.ts";
import { useUnderWay } from "./order-state.ts";
import { PhoneTarget } from "./phone-target.tsx";
import { isOver } from "./situation.ts";
import { TargetList } from "./target-list.tsx";
import { useCallOrders, type AskControl } from "./use-call-orders.ts";

/** Whom a call can be given to or asked in: a consult needs somebody who answers, a queue only takes. */
function targetTypes(control: AskControl, isCall: boolean): TargetType[] {
  if (control === "transfer")
    return isCall ? ["AGENT", "QUEUE", "CAMPAIGN", "PHONE", "IVR"] : ["AGENT", "QUEUE", "CAMPAIGN"];
  return isCall ? ["AGENT", "PHONE", "IVR"] : ["AGENT"];
}

/** Chooses where to transfer to, whom to consult or whom to add. */
export function AskDialog({ control, interactionId }: { control: AskControl; interactionId: string }) {
  const interaction = useWorld((world) => world.interactions.find((each) => each.interactionId === interactionId));
  if (interaction === undefined || isOver(interaction)) return null;
  const isCall = interaction.channelDetails.channelType === "VOICE";
  const title = control === "add" && !isCall ? messages.targets.titles.addText : messages.targets.titles[control];
  return (
    <Modal opened onClose={closeCallDialog} title={title} size={460}>
      <AskForm control={control} interaction={interaction} types={targetTypes(control, isCall)} />
    </Modal>
  );
}

function AskForm({
  control,
  interaction,
  types,
}: {
  control: AskControl;
  interaction: Interaction;
  types: TargetType[];
}) {
  const { interactionId, campaignId } = interaction;
  const [type, setType] = useState<TargetType>("AGENT");
  const { ask } = useCallOrders();
  const sending = useUnderWay(interactionId)(control);
  const choose = async (target: Target): Promise<void> => {
    if (await ask(control, interactionId, target)) closeCallDialog();
  };
  return (
    <Stack gap="sm">
      {types.length > 1 && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={messages.targets.typesLabel}
          data={types.map((value) => ({ value, label: messages.targets.types[value] }))}
          value={type}
          onChange={(next) => setType(next)}
        />
      )}
      {type === "PHONE" ? (
        <PhoneTarget
          action={messages.targets.action[control]}
          sending={sending}
          onChoose={(id) => void choose({ type, id })}
        />
      ) : (
        <TargetList
          key={type}
          campaignId={campaignId}
          type={type}
          sending={sending}
          onChoose={(id) => void choose({ type, id })}
        />
      )}
    </Stack>
  );
}
