import type { Durations, EventPayloads, Interaction, Message, Sdk } from "@omni/sdk";
import { toText, watchFocus } from "../starter/connect.ts";
import { type PageState, Store } from "../starter/store.ts";

export interface Line {
  id: string;
  speaker: "CUSTOMER" | "AGENT";
  text: string;
  at: number;
  /** Speech that is still being recognised. */
  isDraft: boolean;
}

/** What is known of one interaction. */
export interface Insight {
  lines: readonly Line[];
  /** -1 to 1, in the order of time. */
  scores: readonly { at: number; score: number }[];
  holdMs: number;
  heldSince: number | null;
  /** The final count, once the line has ended. */
  durations: Durations | null;
}

export interface InsightsState extends PageState {
  open: Interaction | null;
  insight: Insight;
}

const nothing: Insight = { lines: [], scores: [], holdMs: 0, heldSince: null, durations: null };

/** Collects what the console tells of every live interaction, and shows that in focus. */
export class Insights extends Store<InsightsState> {
  readonly #known = new Map<string, Insight>();
  readonly #sdk: Sdk;

  constructor(sdk: Sdk) {
    super({ open: null, insight: nothing, isBusy: false, problem: "" });
    this.#sdk = sdk;
  }

  async start(): Promise<void> {
    const { interaction } = this.#sdk;
    if (this.#sdk.supports("insights")) {
      await interaction.register("transcriptAdded", (event) => this.#hear(event), { replay: true });
      await interaction.register("sentimentChanged", (event) => this.#feel(event), { replay: true });
    } else this.show({ problem: "This console has no insights: only messages and times are shown." });
    await interaction.register("messageReceived", (event) => this.#write(event.interactionId, event.message));
    await interaction.register("messageSent", (event) => this.#write(event.interactionId, event.message));
    if (this.#sdk.supports("voice")) {
      await interaction.register("interactionHeld", ({ interactionId, eventTime }) =>
        this.#change(interactionId, (known) => ({ ...known, heldSince: known.heldSince ?? eventTime })),
      );
      await interaction.register("interactionResumed", ({ interactionId, eventTime }) =>
        this.#change(interactionId, (known) => ({ ...known, ...toResumed(known, eventTime) })),
      );
    }
    await interaction.register("interactionEnded", ({ interactionId, eventTime, durations }) =>
      this.#change(interactionId, (known) => ({ ...known, ...toResumed(known, eventTime), durations })),
    );
    await interaction.register("interactionDisposed", ({ interactionId }) => this.#known.delete(interactionId));
    await watchFocus(
      this.#sdk,
      (open) => this.#focus(open),
      (error) => this.show({ problem: toText(error) }),
    );
  }

  #focus(open: Interaction | null): void {
    const isAnother = open?.interactionId !== this.read().open?.interactionId;
    this.show({ open, insight: this.#known.get(open?.interactionId ?? "") ?? nothing });
    if (open === null || !isAnother || open.channelDetails.channelType === "VOICE") return;
    const { interactionId } = open;
    this.#sdk.interaction.getMessages({ interactionId, limit: 100 }).then(
      (messages) => messages.forEach((message) => this.#write(interactionId, message)),
      (error: unknown) => this.show({ problem: `Earlier messages are not loaded. ${toText(error)}` }),
    );
  }

  #hear({ interactionId, segment }: EventPayloads["transcriptAdded"]): void {
    const { segmentId: id, speaker, text, startedAt: at, final } = segment;
    this.#addLine(interactionId, { id, speaker, text, at, isDraft: !final });
  }

  #write(interactionId: string, { messageId, from, text, sentAt, visibility }: Message): void {
    if (from === "SYSTEM" || visibility === "AGENTS" || text === "") return;
    this.#addLine(interactionId, { id: messageId, speaker: from, text, at: sentAt, isDraft: false });
  }

  #feel({ interactionId, eventTime, score }: EventPayloads["sentimentChanged"]): void {
    this.#change(interactionId, (known) => ({
      ...known,
      scores: [...known.scores.filter(({ at }) => at !== eventTime), { at: eventTime, score }]
        .toSorted((a, b) => a.at - b.at)
        .slice(-60),
    }));
  }

  /** A line that comes again, with better words or by replay, takes its old place. */
  #addLine(interactionId: string, line: Line): void {
    this.#change(interactionId, (known) => ({
      ...known,
      lines: [...known.lines.filter(({ id }) => id !== line.id), line].toSorted((a, b) => a.at - b.at).slice(-500),
    }));
  }

  #change(interactionId: string, toNext: (known: Insight) => Insight): void {
    const insight = toNext(this.#known.get(interactionId) ?? nothing);
    this.#known.set(interactionId, insight);
    if (this.read().open?.interactionId === interactionId) this.show({ insight });
  }
}

const toResumed = ({ holdMs, heldSince }: Insight, at: number): Pick<Insight, "holdMs" | "heldSince"> => ({
  holdMs: heldSince === null ? holdMs : holdMs + at - heldSince,
  heldSince: null,
});
