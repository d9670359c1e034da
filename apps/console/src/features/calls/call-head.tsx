import type { Interaction } from "@omni/contract";
import type { ReactNode } from "react";
import { useWorld } from "../../lib/live-context.tsx";
import { ChannelIcon, channelName } from "../../ui/channel-icon.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { stateName } from "../../ui/state-name.ts";
import classes from "./calls.module.css";
import { messages } from "./messages.ts";
import type { Situation } from "./situation.ts";
import { useSituation } from "./use-situation.ts";

/** Whom the call is with, where it stands and for how long. */
export function CallHead({ interaction, actions }: { interaction: Interaction; actions: ReactNode }) {
  const { campaignId, channelDetails, customerDetails, connectedAt, createdAt } = interaction;
  const campaign = useWorld((world) => world.session.assignedCampaigns.find((each) => each.campaignId === campaignId));
  const situation = useSituation(interaction);
  const isSimulated = useWorld((world) => world.simulatedChannels.includes(channelDetails.channelType));
  const line = channelDetails.subChannel;
  const number = numberOf(interaction);
  const known = customerDetails.name !== "" && customerDetails.name !== number;
  return (
    <header className={classes["head"]}>
      <div className={classes["headText"]}>
        <h2 className={classes["headName"]}>
          {known ? customerDetails.name : number === "" ? messages.unknown : number}
          {known && number !== "" && <span className={classes["headNumber"]}>{number}</span>}
        </h2>
        <p className={classes["headDetail"]}>
          <ChannelIcon channelType={channelDetails.channelType} size={14} />
          <span className={classes["ellipsis"]}>
            {channelName(channelDetails.channelType)} · {campaign?.name ?? campaignId}
            {channelDetails.queueName !== null && ` · ${channelDetails.queueName}`}
            {line !== null && line !== campaign?.name && ` · ${line}`}
          </span>
          {isSimulated && (
            <span className={classes["simulated"]} title={messages.simulatedNote}>
              {messages.simulated}
            </span>
          )}
        </p>
      </div>
      <div className={classes["headState"]} data-state={interaction.state}>
        <span role="status">{describeState(interaction, situation)}</span>
        {!situation.isOver && <Elapsed since={connectedAt ?? createdAt} label={messages.duration} />}
      </div>
      {actions}
    </header>
  );
}

const numberOf = ({ channelDetails: { direction, from, to } }: Interaction): string =>
  direction === "OUTBOUND" ? to : from;

function describeState({ state }: Interaction, { part, asked, isPreview }: Situation): string {
  const { states } = messages;
  if (part === "CONSULT") return states.CONSULTED;
  if (isPreview) return states.PREVIEW;
  if (asked?.kind === "TRANSFER") return states.TRANSFERRING;
  return state in states ? states[state as keyof typeof states] : stateName(state);
}
