import type { Interaction } from "@omni/contract";
import { IconMessages, IconPhone, IconWifiOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWorld } from "../../lib/live-context.tsx";
import { ChannelIcon, channelName } from "../../ui/channel-icon.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { stateName } from "../../ui/state-name.ts";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { Composer } from "./composer.tsx";
import classes from "./conversation.module.css";
import { MessageList } from "./message-list.tsx";
import { messages } from "./messages.ts";

/**
 * The middle of the workspace: one conversation. `actions` stand in its head, `parties` below it; `disposition` takes the
 * composer's place in wrap-up.
 */
export function Conversation({
  interaction,
  actions,
  parties,
  disposition,
}: {
  interaction: Interaction | null;
  actions?: ReactNode;
  parties?: ReactNode;
  disposition: ReactNode;
}) {
  if (interaction === null) {
    return (
      <section className={classes["conversation"]} aria-label={messages.title}>
        <EmptyNote icon={<IconMessages size={32} />} title={messages.nothingSelected.title}>
          {messages.nothingSelected.text}
        </EmptyNote>
      </section>
    );
  }
  const { interactionId, state, channelDetails, customerOnline } = interaction;
  const over = state === "WRAP_UP" || state === "ENDED" || state === "DISPOSED";
  const isText = channelDetails.channelType !== "VOICE" && channelDetails.channelType !== "VIDEO";
  return (
    <section key={interactionId} className={classes["conversation"]} aria-label={messages.title}>
      <ConversationHead interaction={interaction} over={over} actions={actions} />
      {parties}
      {isText ? (
        <MessageList interaction={interaction} />
      ) : (
        <EmptyNote icon={<IconPhone size={28} />} title={messages.notText.title}>
          {messages.notText.text}
        </EmptyNote>
      )}
      {!over && isText && !customerOnline && (
        <p className={classes["away"]} role="status">
          <IconWifiOff size={14} aria-hidden /> {messages.customerAway}
        </p>
      )}
      {over ? disposition : isText && <Composer interaction={interaction} />}
    </section>
  );
}

function ConversationHead({
  interaction,
  over,
  actions,
}: {
  interaction: Interaction;
  over: boolean;
  actions: ReactNode;
}) {
  const { campaignId, channelDetails, customerDetails, connectedAt, createdAt, endedBy, state } = interaction;
  const campaign = useWorld((world) => world.session.assignedCampaigns.find((each) => each.campaignId === campaignId));
  return (
    <header className={classes["head"]}>
      <div className={classes["headText"]}>
        <h2 className={classes["headName"]}>{customerDetails.name}</h2>
        <p className={classes["headDetail"]}>
          <ChannelIcon channelType={channelDetails.channelType} size={14} />
          <span className={classes["ellipsis"]}>
            {channelName(channelDetails.channelType)} · {campaign?.name ?? campaignId}
          </span>
          <span>
            · {stateName(state)}
            {over && endedBy !== null && ` · ${messages.endedBy[endedBy]}`}
          </span>
          {!over && <Elapsed since={connectedAt ?? createdAt} label={messages.openFor} />}
        </p>
      </div>
      {!over && actions}
    </header>
  );
}
