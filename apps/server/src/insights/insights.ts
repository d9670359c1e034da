import { createHash } from "node:crypto";
import { isClosed, type CommandOf, type DomainEvent } from "@omni/engine";
import { OmniError } from "@omni/wire";
import type { ContactCentre } from "../centre/contact-centre.ts";
import { newId } from "../new-id.ts";
import { cleanedAtOnce } from "../store/clean-up.ts";
import { Rejection } from "../store/group-commit.ts";
import type { Store } from "../store/open-store.ts";
import { prepare } from "../store/prepare.ts";
import type { Insight } from "./insight.ts";

type InsightCommand = CommandOf<"interaction.addTranscript" | "interaction.addSuggestion" | "interaction.setSentiment">;

/** One stored insight, as the event that told it. */
export interface StoredInsight {
  insightId: string;
  at: number;
  name: "transcriptAdded" | "suggestionAdded" | "sentimentChanged";
  data: Record<string, unknown>;
}

/** So many are shown of one interaction. */
const shownAtMost = 1_000;

/** What outside services tell about live interactions: once each, durable, shown to the agents at work. */
export class Insights {
  readonly #centre: ContactCentre;
  readonly #put;
  readonly #selectOf;
  readonly #deleteOf;

  constructor({ database, db }: Store, centre: ContactCentre) {
    this.#centre = centre;
    this.#put = database.prepare(
      `insert into insights (interaction_id, insight_id, at, body) values (?1, ?2, ?3, ?4)
         on conflict (interaction_id, insight_id) do update set body = excluded.body`,
    );
    this.#selectOf = prepare(
      database,
      db.selectFrom("insights").selectAll().where("interaction_id", "=", "").orderBy("at", "desc").limit(shownAtMost),
    );
    this.#deleteOf = database.prepare(
      `delete from insights where rowid in (select insights.rowid from past_interactions
         join insights on insights.interaction_id = past_interactions.interaction_id where ended_at < ?1 limit ?2)`,
    );
    centre.project(({ event }) => this.#keep(event));
  }

  /** Removes some of interactions that ended before then; call within a piece of work. */
  deleteEndedBefore(endedBefore: number): boolean {
    return this.#deleteOf.run(endedBefore, cleanedAtOnce).changes !== 0;
  }

  /** Oldest first. */
  of(interactionId: string): StoredInsight[] {
    return this.#selectOf
      .all(interactionId, shownAtMost)
      .map((row) => ({
        insightId: String(row["insight_id"]),
        at: Number(row["at"]),
        // What `#keep` wrote.
        ...(JSON.parse(String(row["body"])) as Pick<StoredInsight, "name" | "data">),
      }))
      .reverse();
  }

  /** Resolves when it is durable, with whether it was told before. Rejects with INTERACTION_NOT_FOUND or INVALID_STATE. */
  add(interactionId: string, insight: Insight): Promise<{ repeated: boolean }> {
    const { key, finalKey, command } = toOrder(interactionId, insight);
    return this.#centre.transact((apply) => {
      this.#checkLive(interactionId);
      // A piece of transcript that comes after its final text is late: the final one stands.
      if (finalKey !== null && this.#centre.log.findByKey(finalKey) !== null) return { repeated: true };
      return { repeated: apply(command, key).repeated };
    });
  }

  #checkLive(interactionId: string): void {
    const interaction = this.#centre.findInteraction(interactionId);
    if (interaction === null)
      throw new Rejection(
        new OmniError("INTERACTION_NOT_FOUND", `No interaction has the id ${interactionId}. Use an id from an event.`, {
          details: { interactionId },
        }),
      );
    if (isClosed(interaction) || interaction.state === "DISPOSED")
      throw new Rejection(
        new OmniError("INVALID_STATE", "The interaction is over. Send insights while it is live.", {
          details: { interactionId, state: interaction.state },
        }),
      );
  }

  #keep(event: DomainEvent): void {
    switch (event.type) {
      case "interaction.transcriptAdded": {
        const { segment } = event;
        this.#write(event, segment.segmentId, "transcriptAdded", { segment });
        return;
      }
      case "interaction.suggestionAdded": {
        const { suggestion } = event;
        this.#write(event, suggestion.suggestionId, "suggestionAdded", { suggestion });
        return;
      }
      case "interaction.sentimentChanged": {
        const { sentiment, score } = event;
        this.#write(event, newId("sentiment"), "sentimentChanged", { sentiment, score });
        return;
      }
      default:
    }
  }

  #write(
    { interactionId, at }: { interactionId: string; at: number },
    id: string,
    name: StoredInsight["name"],
    data: StoredInsight["data"],
  ): void {
    this.#put.run(interactionId, `${name} ${id}`, at, JSON.stringify({ name, data }));
  }
}

interface Order {
  /** The same key is carried out once. */
  key: string;
  /** The key of the text that ends a piece of transcript. */
  finalKey: string | null;
  command: InsightCommand;
}

function toOrder(interactionId: string, insight: Insight): Order {
  const keyOf = (what: string): string => `insight:${interactionId}:${what}`;
  switch (insight.kind) {
    case "transcript": {
      const { kind: _kind, ...segment } = insight;
      const finalKey = keyOf(`segment:${segment.segmentId}`);
      const draft = createHash("sha256").update(segment.text).digest("base64url");
      return {
        finalKey,
        key: segment.final ? finalKey : `${finalKey}:${draft}`,
        command: { type: "interaction.addTranscript", interactionId, segment },
      };
    }
    case "suggestion": {
      const { suggestionId, type, title, text, url = null, confidence } = insight;
      return {
        finalKey: null,
        key: keyOf(`suggestion:${suggestionId}`),
        command: {
          type: "interaction.addSuggestion",
          interactionId,
          suggestion: { suggestionId, kind: type, title, text, url, confidence },
        },
      };
    }
    case "sentiment": {
      const { sentiment, score, key = newId("sentiment") } = insight;
      return {
        finalKey: null,
        key: keyOf(`sentiment:${key}`),
        command: { type: "interaction.setSentiment", interactionId, sentiment, score },
      };
    }
  }
}
