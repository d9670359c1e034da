import { Button, Drawer, SegmentedControl, Text } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import type { Message } from "@omni/contract";
import type { LiveInteraction, LookInMode } from "@omni/live";
import { useState } from "react";
import { formatTime } from "../../lib/format.ts";
import { Banner } from "../../ui/banner.tsx";
import { stateName } from "../../ui/state-name.ts";
import { LookInWriter } from "./look-in-writer.tsx";
import { messages } from "./messages.ts";
import classes from "./supervisor.module.css";
import { useLookIn } from "./use-look-in.ts";
import { useStaffOrder } from "./use-staff-order.ts";

const words = messages.lookIn;
const modes = ["SNOOP", "WHISPER", "BARGE"] as const satisfies readonly LookInMode[];

/** One conversation beside the live view. Closing it stops looking in. */
export function LookInPanel({ contact, onClose }: { contact: LiveInteraction; onClose: () => void }) {
  const { interaction, messages: said, typing, isOver, state } = useLookIn(contact);
  const order = useStaffOrder(words.failed);
  const path = `interactions/${encodeURIComponent(contact.interactionId)}`;
  const [mode, setMode] = useState<LookInMode>("SNOOP");
  const isCall = interaction.channelType === "VOICE";
  const stop = (): void => {
    if (!isOver) void order.send(`${path}/stop-look-in`);
    onClose();
  };
  return (
    <Drawer
      opened
      onClose={stop}
      position="right"
      size="md"
      title={words.title(interaction.customerName)}
      closeButtonProps={{ "aria-label": words.stop }}
    >
      <Text size="sm" c="dimmed" mb="sm">
        {stateName(interaction.state)}
        {interaction.agentName !== null && ` ${words.with(interaction.agentName)}`}
      </Text>
      {isOver && (
        <Banner tone="warn" icon={null}>
          {words.over}
        </Banner>
      )}
      {state === "RECONNECTING" && !isOver && (
        <Banner tone="warn" icon={<IconPlugConnectedX size={16} aria-hidden />}>
          {messages.reconnecting}
        </Banner>
      )}
      <Modes path={path} mode={mode} isCall={isCall} disabled={isOver} onChange={setMode} />
      <h3 className={classes["heading"]} style={{ marginTop: "1rem" }}>
        {words.transcript}
      </h3>
      {said.length === 0 ? (
        <Text size="sm" c="dimmed">
          {isCall ? words.noTranscript : words.empty}
        </Text>
      ) : (
        <Transcript messages={said} />
      )}
      <Text size="xs" c="dimmed" mih="1.5rem" mt={4} role="status">
        {typing === null ? "" : words.typing[typing]}
      </Text>
      {!isCall && !isOver && mode !== "SNOOP" && <LookInWriter key={mode} path={path} mode={mode} />}
      <Button variant="default" fullWidth onClick={stop}>
        {words.stop}
      </Button>
    </Drawer>
  );
}

interface ModesProps {
  path: string;
  mode: LookInMode;
  isCall: boolean;
  disabled: boolean;
  onChange: (mode: LookInMode) => void;
}

function Modes({ path, mode, isCall, disabled, onChange }: ModesProps) {
  const order = useStaffOrder(words.failed);
  const names = isCall ? words.modes : words.writtenModes;
  const change = async (next: LookInMode): Promise<void> => {
    if (await order.send(`${path}/look-in`, { mode: next })) onChange(next);
  };
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={words.mode}
        disabled={disabled || order.sending}
        data={modes.map((each) => ({ value: each, label: names[each] }))}
        value={mode}
        onChange={(value) => void change(value)}
      />
      <Text size="sm" mt={6}>
        {(isCall ? words.hints : words.writtenHints)[mode]}
      </Text>
      <Text size="sm" c="dimmed">
        {isCall ? words.simulated : words.kept}
      </Text>
    </>
  );
}

function Transcript({ messages: said }: { messages: readonly Message[] }) {
  return (
    <ol className={classes["transcript"]} aria-label={words.transcript}>
      {said.map(({ messageId, from, senderName, text, sentAt, visibility, attachments }) => (
        <li key={messageId} className={classes["message"]} data-from={from} data-visibility={visibility}>
          <span className={classes["sub"]}>
            {senderName}, {formatTime(sentAt)}
            {visibility === "AGENTS" && ` · ${words.agentsOnly}`}
          </span>
          {text}
          {attachments.length > 0 && (
            <span className={classes["sub"]}>{words.files(attachments.map(({ name }) => name).join(", "))}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
