import type { Message } from "@omni/contract";
import { Loader, Text } from "@mantine/core";
import type { PastInteraction, PastInteractionDetail } from "@omni/live";
import type { ReactNode } from "react";
import { formatDayAndTime, formatDuration, formatTime } from "../../lib/format.ts";
import { channelName } from "../../ui/channel-icon.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import classes from "./history.module.css";
import { messages } from "./messages.ts";
import { usePastInteraction } from "./use-history.ts";

const words = messages.detail;

/** One contact with everything that is kept of it. */
export function HistoryDetail({ interactionId }: { interactionId: string }) {
  const { data, error, refetch } = usePastInteraction(interactionId);
  if (error !== null) return <ErrorNote title={words.failed} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loader size="sm" m="2rem auto" display="block" aria-label={messages.title} />;
  return (
    <>
      <Facts past={data.interaction} />
      <Durations past={data.interaction} />
      <Participants participants={data.participants} />
      <Timeline timeline={data.timeline} />
      <Messages said={data.messages} />
    </>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={classes["part"]} aria-label={title}>
    <h3 className={classes["heading"]}>{title}</h3>
    {children}
  </section>
);

function Facts({ past }: { past: PastInteraction }) {
  const rows: [string, ReactNode][] = [
    [words.channel, `${channelName(past.channelType)}, ${messages.directions[past.direction].toLowerCase()}`],
    [words.address, past.customerAddress ?? words.none],
    [words.began, formatDayAndTime(past.startedAt)],
    [words.ended, formatDayAndTime(past.endedAt)],
    [words.campaign, past.campaignName],
    [words.queue, past.queueName ?? words.none],
    [words.agent, past.agentName ?? words.none],
    [words.how, messages.endings[past.systemDisposition]],
    [
      words.disposition,
      [past.dispositionClass, past.dispositionName].filter((name) => name !== null).join(" · ") || words.none,
    ],
    [words.notes, past.notes || words.none],
  ];
  return (
    <>
      <dl className={classes["facts"]}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {past.isMasked && (
        <Text size="xs" c="dimmed">
          {words.masked}
        </Text>
      )}
    </>
  );
}

function Durations({ past }: { past: PastInteraction }) {
  const rows = [
    [words.waited, past.waitedMs],
    [words.talked, past.talkMs],
    [words.held, past.holdMs],
    [words.wrapUp, past.wrapUpMs],
  ] as const;
  return (
    <Section title={words.durations}>
      <dl className={classes["durations"]}>
        {rows.map(([name, ms]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatDuration(ms)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Participants({ participants }: Pick<PastInteractionDetail, "participants">) {
  if (participants.length === 0) return null;
  return (
    <Section title={words.participants}>
      <Text size="sm">{participants.map(({ name }) => name).join(", ")}</Text>
    </Section>
  );
}

function Timeline({ timeline }: Pick<PastInteractionDetail, "timeline">) {
  return (
    <Section title={words.timeline}>
      {timeline.length === 0 ? (
        <Text size="sm" c="dimmed">
          {words.noTimeline}
        </Text>
      ) : (
        <ol className={classes["timeline"]}>
          {timeline.map(({ at, text }, index) => (
            // Lines of a finished record: their order never changes.
            <li key={index}>
              <span className="tabular">{formatTime(at)}</span>
              {text}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Messages({ said }: { said: readonly Message[] }) {
  if (said.length === 0) return null;
  return (
    <Section title={words.said}>
      <ol className={classes["timeline"]}>
        {said.map(({ messageId, senderName, text, sentAt, visibility, attachments }) => (
          <li key={messageId}>
            <span className="tabular">{formatTime(sentAt)}</span>
            <span className={classes["said"]}>
              <b>{senderName}</b>
              {visibility === "AGENTS" && ` (${words.agentsOnly})`}: {text}
              {attachments.length > 0 && ` ${words.files(attachments.map(({ name }) => name).join(", "))}`}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
