import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import type { Interaction } from "@omni/sdk";
import { readable } from "../starter/connect.ts";
import type { Insight, Insights, Line } from "./insights.ts";

export function InsightsPanel({ model }: { model: Insights }): ReactNode {
  const { open, insight, problem } = useSyncExternalStore(model.subscribe, model.read);
  return (
    <>
      {problem !== "" && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      {open === null ? (
        <p className="empty">What is said appears here when you open a conversation.</p>
      ) : (
        <>
          <header className="row">
            <h1>{open.customerDetails.name || "Unknown customer"}</h1>
            <span className="pill">{readable(open.state)}</span>
          </header>
          <Times open={open} insight={insight} />
          <Sentiment scores={insight.scores.map(({ score }) => score)} />
          <Transcript lines={insight.lines} />
        </>
      )}
    </>
  );
}

/** The time now, every second. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function toClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function Times({ open, insight }: { open: Interaction; insight: Insight }): ReactNode {
  const now = useNow();
  const { durations, heldSince } = insight;
  const connectedAt = open.connectedAt ?? now;
  const holdMs = durations?.holdMs ?? insight.holdMs + (heldSince === null ? 0 : now - heldSince);
  const talkMs = durations?.talkMs ?? (open.endedAt ?? now) - connectedAt - holdMs;
  const waitMs = durations === null ? connectedAt - open.createdAt : durations.queuedMs + durations.ringMs;
  const isCall = open.channelDetails.channelType === "VOICE";
  return (
    <dl aria-label="Times">
      <dt>Waited</dt>
      <dd>{toClock(waitMs)}</dd>
      <dt>{isCall ? "Talking" : "Conversation"}</dt>
      <dd>{toClock(talkMs)}</dd>
      {isCall && (
        <>
          <dt>On hold</dt>
          <dd>{toClock(holdMs)}</dd>
        </>
      )}
    </dl>
  );
}

const toMood = (score: number): "Positive" | "Neutral" | "Negative" =>
  score > 0.2 ? "Positive" : score < -0.2 ? "Negative" : "Neutral";
const colours = { Positive: "good", Neutral: "", Negative: "bad" } as const;

function Sentiment({ scores }: { scores: readonly number[] }): ReactNode {
  const last = scores.at(-1);
  if (last === undefined) return <p className="soft">No sentiment yet: it comes from the service that listens.</p>;
  const mood = toMood(last);
  const first = scores[0] ?? last;
  const trend = last - first > 0.2 ? "improving" : first - last > 0.2 ? "worsening" : "steady";
  const points = scores.map((score, index) => `${(index * 100) / Math.max(1, scores.length - 1)},${20 - score * 18}`);
  return (
    <section aria-label="Sentiment" className="card">
      <div className="row">
        <h2>Sentiment</h2>
        <span className={`pill ${colours[mood]}`}>
          {mood}, {trend}
        </span>
      </div>
      {scores.length > 1 && (
        <svg
          viewBox="0 0 100 40"
          preserveAspectRatio="none"
          height="48"
          role="img"
          aria-label={`Sentiment over time: ${trend}`}
        >
          <line x1="0" x2="100" y1="20" y2="20" stroke="var(--line)" vectorEffect="non-scaling-stroke" />
          <polyline
            points={points.join(" ")}
            fill="none"
            stroke="var(--accent)"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      )}
    </section>
  );
}

const wordsOf = (lines: readonly Line[]): number => lines.flatMap(({ text }) => text.split(/\s+/)).length;

function Transcript({ lines }: { lines: readonly Line[] }): ReactNode {
  if (lines.length === 0) return <p className="soft">Nothing was said or written yet.</p>;
  const byCustomer = wordsOf(lines.filter(({ speaker }) => speaker === "CUSTOMER"));
  const share = Math.round((100 * byCustomer) / wordsOf(lines));
  return (
    <section aria-label="Transcript">
      <div className="row">
        <h2>Transcript</h2>
        <span className="soft">The customer says {share} % of the words</span>
      </div>
      <ol aria-live="polite">
        {lines.map(({ id, speaker, text, at, isDraft }) => (
          <li key={id} className={speaker === "AGENT" ? "card" : undefined}>
            <small>
              {speaker === "AGENT" ? "You" : "Customer"}, {new Date(at).toLocaleTimeString([], { timeStyle: "short" })}
            </small>
            <p className={isDraft ? "soft" : undefined}>{isDraft ? `${text} …` : text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
