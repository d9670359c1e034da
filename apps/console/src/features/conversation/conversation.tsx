import type { Interaction } from "@omni/contract";
import { Button } from "@mantine/core";
import { IconMessages, IconPhone, IconSquareRoundedX, IconWifiOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWorld } from "../../lib/live-context.tsx";
import { toAriaShortcut } from "../../lib/shortcut.ts";
import { shortcuts } from "../../lib/shortcuts.ts";
import { ChannelIcon, channelName } from "../../ui/channel-icon.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { stateName } from "../../ui/state-name.ts";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { Composer } from "./composer.tsx";
import classes from "./conversation.module.css";
import { MessageList } from "./message-list.tsx";
import { messages } from "./messages.ts";
import { useEndInteraction } from "./use-end-interaction.ts";

/** The middle of the workspace: one conversation. `disposition` takes the composer's place in wrap-up. */
export function Conversation({
  interaction,
  disposition,
}: {
  interaction: Interaction | null;
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
  const over = state === "WRAP_UP" || state === "ENDED";
  const isText = channelDetails.channelType !== "VOICE" && channelDetails.channelType !== "VIDEO";
  return (
    <section key={interactionId} className={classes["conversation"]} aria-label={messages.title}>
      <ConversationHead interaction={interaction} over={over} />
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

function ConversationHead({ interaction, over }: { interaction: Interaction; over: boolean }) {
  const { campaignId, channelDetails, customerDetails, connectedAt, createdAt, endedBy, state } = interaction;
  const campaign = useWorld((world) => world.session.assignedCampaigns.find((each) => each.campaignId === campaignId));
  const { end, ending } = useEndInteraction();
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
      {!over && (
        <Button
          size="xs"
          variant="default"
          loading={ending}
          leftSection={<IconSquareRoundedX size={14} aria-hidden />}
          aria-label={messages.endLabel}
          aria-keyshortcuts={toAriaShortcut(shortcuts.endInteraction)}
          onClick={() => end(interaction)}
        >
          {messages.end}
        </Button>
      )}
    </header>
  );
}
