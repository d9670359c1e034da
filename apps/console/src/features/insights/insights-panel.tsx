import { Badge, Button, Group, Text } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy, IconExternalLink, IconMessageForward } from "@tabler/icons-react";
import { useDraft } from "../../lib/drafts.ts";
import { formatTime } from "../../lib/format.ts";
import { sortInsights, type Insight, type Mood, type Segment, type Suggestion } from "./insight.ts";
import classes from "./insights.module.css";
import { messages } from "./messages.ts";

const moodColors = { POSITIVE: "green", NEUTRAL: "gray", NEGATIVE: "red" } as const;

/** Mood, suggestions and the running transcript of one conversation. */
export function InsightsPanel({ interactionId, insights }: { interactionId: string; insights: readonly Insight[] }) {
  const { segments, suggestions, mood } = sortInsights(insights);
  return (
    <div className={classes["panel"]}>
      <Text size="xs" c="dimmed">
        {messages.source}
      </Text>
      {mood !== null && <MoodLine mood={mood} />}
      {suggestions.length > 0 && (
        <section aria-label={messages.suggestions}>
          <h3 className={classes["heading"]}>{messages.suggestions}</h3>
          {suggestions.map((suggestion) => (
            <SuggestionCard key={suggestion.suggestionId} suggestion={suggestion} interactionId={interactionId} />
          ))}
        </section>
      )}
      <section aria-label={messages.transcript}>
        <h3 className={classes["heading"]}>{messages.transcript}</h3>
        {segments.length === 0 ? (
          <Text size="sm" c="dimmed">
            {messages.noTranscript}
          </Text>
        ) : (
          <ol className={classes["transcript"]}>
            {segments.map((segment) => (
              <Piece key={segment.segmentId} segment={segment} />
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}

function MoodLine({ mood: { sentiment, score } }: { mood: Mood }) {
  return (
    <Group gap="xs" role="status">
      <Text size="sm" fw={600}>
        {messages.sentiment}
      </Text>
      <Badge color={moodColors[sentiment]} variant="light">
        {messages.moods[sentiment]}
      </Badge>
      <meter
        className={classes["meter"]}
        min={-1}
        max={1}
        low={-0.33}
        high={0.33}
        optimum={1}
        value={score}
        aria-label={messages.sentiment}
      />
    </Group>
  );
}

function SuggestionCard({ suggestion, interactionId }: { suggestion: Suggestion; interactionId: string }) {
  const { kind, title, text, url, confidence } = suggestion;
  const draft = useDraft(`message:${interactionId}`, "");
  const { copied, copy } = useClipboard({ timeout: 1_500 });
  const use = () => draft.set(draft.value.trim() === "" ? text : `${draft.value.trimEnd()} ${text}`);
  return (
    <article className={classes["card"]} aria-label={title}>
      <div className={classes["cardHead"]}>
        <strong>{title}</strong>
        <Text size="xs" c="dimmed" span>
          {messages.kinds[kind]} · {messages.confidence(confidence)}
        </Text>
      </div>
      <p className={classes["text"]} dir="auto">
        {text}
      </p>
      <Group gap="xs">
        {kind === "REPLY" && (
          <Button size="compact-xs" leftSection={<IconMessageForward size={13} aria-hidden />} onClick={use}>
            {messages.use}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="default"
          leftSection={copied ? <IconCheck size={13} aria-hidden /> : <IconCopy size={13} aria-hidden />}
          onClick={() => copy(text)}
        >
          {copied ? messages.copied : messages.copy}
        </Button>
        {url !== null && (
          <Button
            size="compact-xs"
            variant="default"
            component="a"
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            leftSection={<IconExternalLink size={13} aria-hidden />}
          >
            {messages.open}
          </Button>
        )}
      </Group>
    </article>
  );
}

function Piece({ segment: { speaker, text, startedAt, final } }: { segment: Segment }) {
  return (
    <li className={classes["piece"]} data-final={final}>
      <span className={classes["speaker"]}>
        {messages.speakers[speaker]} <time className="tabular">{formatTime(startedAt)}</time>
      </span>
      <span dir="auto">{text}</span>
    </li>
  );
}
