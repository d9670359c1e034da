import type { Interaction, Participant } from "@omni/contract";
import { ActionIcon, Tooltip } from "@mantine/core";
import {
  IconDeviceLandlinePhone,
  IconHeadset,
  IconMicrophoneOff,
  IconRobot,
  IconUser,
  IconX,
} from "@tabler/icons-react";
import { useWorld } from "../../lib/live-context.tsx";
import classes from "./calls.module.css";
import { messages } from "./messages.ts";
import { useUnderWay } from "./order-state.ts";
import { mayDrop } from "./situation.ts";
import { useCallOrders } from "./use-call-orders.ts";
import { useSituation } from "./use-situation.ts";

const icons = {
  AGENT: IconHeadset,
  CUSTOMER: IconUser,
  PHONE: IconDeviceLandlinePhone,
  IVR: IconRobot,
} satisfies Record<Participant["type"], unknown>;

/** Who takes part and where each stands, as the server says. */
export function PartyList({ interaction }: { interaction: Interaction }) {
  const { isCall } = useSituation(interaction);
  if (interaction.participants.length === 0) return null;
  return (
    <ul className={classes["parties"]} aria-label={isCall ? messages.parties.title : messages.parties.titleText}>
      {interaction.participants.map((participant) => (
        <Party key={participant.participantId} interaction={interaction} participant={participant} />
      ))}
    </ul>
  );
}

function Party({ interaction, participant }: { interaction: Interaction; participant: Participant }) {
  const { interactionId, muted } = interaction;
  const { participantId, type, state, name } = participant;
  const userId = useWorld((world) => world.user.userId);
  const { isCall, controls } = useSituation(interaction);
  const { drop } = useCallOrders();
  const isUnderWay = useUnderWay(interactionId);
  const isMe = participantId === userId;
  const Icon = icons[type];
  const title = isMe ? messages.parties.you(name) : name === "" ? messages.unknown : name;
  const states = isCall ? messages.parties.states : messages.parties.textStates;
  return (
    <li className={classes["party"]} data-state={state}>
      <span className={classes["partyIcon"]} aria-hidden>
        <Icon size={18} />
      </span>
      <span className={classes["partyText"]}>
        <span className={classes["partyName"]}>{title}</span>
        <span className={classes["partyType"]}>{messages.parties.types[type]}</span>
      </span>
      {isMe && muted && (
        <Tooltip label={messages.parties.muted}>
          <IconMicrophoneOff size={16} role="img" aria-label={messages.parties.muted} className={classes["muted"]} />
        </Tooltip>
      )}
      <span className={classes["partyState"]}>{states[state]}</span>
      {controls.size > 0 && mayDrop(interaction, participant, userId) && (
        <Tooltip label={messages.parties.drop(title)}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={messages.parties.drop(title)}
            loading={isUnderWay(`drop ${participantId}`)}
            onClick={() => drop(interactionId, participantId)}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
