import { type ReactNode, useSyncExternalStore } from "react";
import { readable } from "../starter/connect.ts";
import type { Assistant, Suggestion } from "./assistant.ts";

const sources = { INSIGHT: "Your AI service", RULES: "Rules in this app", MODEL: "Your model" } as const;
const moods = { POSITIVE: "good", NEUTRAL: "", NEGATIVE: "bad" } as const;

export function AssistantPanel({ model }: { model: Assistant }): ReactNode {
  const { open, suggestions, mood, draft, hasModel, isBusy, problem } = useSyncExternalStore(
    model.subscribe,
    model.read,
  );
  if (open === null)
    return <p className="empty">{problem || "Suggestions appear here when you open a conversation."}</p>;
  const canWrite = open.channelDetails.channelType !== "VOICE" && open.state === "CONNECTED";
  return (
    <>
      {problem !== "" && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      <header className="row">
        <h1>{open.customerDetails.name || "Unknown customer"}</h1>
        {mood !== null && <span className={`pill ${moods[mood]}`}>{readable(mood)}</span>}
      </header>
      <section aria-label="Suggestions" aria-live="polite">
        {suggestions.length === 0 && <p className="soft">No suggestion for what was said so far.</p>}
        <ul>
          {suggestions.map((each) => (
            <Card key={each.id} suggestion={each} use={canWrite ? () => model.edit(each.text) : null} />
          ))}
        </ul>
      </section>
      {hasModel && canWrite && (
        <button disabled={isBusy} onClick={() => void model.ask()}>
          {isBusy ? "Working…" : "Ask your model for a reply"}
        </button>
      )}
      {canWrite && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void model.send();
          }}
        >
          <label>
            <span>Your reply: read it before you send it</span>
            <textarea rows={4} value={draft} maxLength={4000} onChange={({ target }) => model.edit(target.value)} />
          </label>
          <button className="primary" disabled={isBusy || draft.trim() === ""}>
            Send reply
          </button>
        </form>
      )}
    </>
  );
}

function Card({ suggestion, use }: { suggestion: Suggestion; use: (() => void) | null }): ReactNode {
  const { source, title, text, because, url } = suggestion;
  return (
    <li className="card">
      <div className="row">
        <strong>{title}</strong>
        <small>{sources[source]}</small>
      </div>
      <p>{text}</p>
      <small>
        {because}
        {url !== null && ` More: ${url}`}
      </small>
      {use !== null && (
        <button aria-label={`Use as reply: ${title}`} onClick={use}>
          Use as reply
        </button>
      )}
    </li>
  );
}
