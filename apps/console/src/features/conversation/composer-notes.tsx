import type { Interaction } from "@omni/contract";
import { Button } from "@mantine/core";
import { useWorld } from "../../lib/live-context.tsx";
import classes from "./conversation.module.css";
import type { OpenVariable } from "./fill-variables.ts";
import { messages } from "./messages.ts";
import { countSms } from "./sms-segments.ts";

interface ComposerNotesProps {
  interaction: Interaction;
  text: string;
  open: readonly OpenVariable[];
  isNote: boolean;
  isFreeText: boolean;
  online: boolean;
  onComplete: (place: OpenVariable) => void;
}

/** What the agent should know before sending. */
export function ComposerNotes({ interaction, text, open, isNote, isFreeText, online, onComplete }: ComposerNotesProps) {
  const isSimulated = useWorld((world) => world.simulatedChannels.includes(interaction.channelDetails.channelType));
  const isSms = interaction.channelDetails.channelType === "SMS" && !isNote;
  return (
    <>
      {!online && <p className={classes["composerNote"]}>{messages.composer.offline}</p>}
      {!isFreeText && (
        <p className={classes["composerNote"]} role="status">
          {messages.template.onlyTemplates}
        </p>
      )}
      {open.length > 0 && (
        <p className={classes["composerNote"]} role="status">
          {messages.canned.complete}{" "}
          {open.map((place) => (
            <Button key={place.start} size="compact-xs" variant="default" onClick={() => onComplete(place)}>
              {place.name}
            </Button>
          ))}
        </p>
      )}
      {isSimulated && <p className={classes["smsCount"]}>{messages.simulated}</p>}
      {isSms && text !== "" && <SmsCount text={text} />}
    </>
  );
}

function SmsCount({ text }: { text: string }) {
  const { segments, left } = countSms(text.trim());
  return <p className={classes["smsCount"]}>{messages.sms(segments, left)}</p>;
}
