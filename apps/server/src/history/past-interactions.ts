import type { CurrentUser } from "@omni/contract";
import { isClosed, type DomainEvent, type DomainEventType, type Interaction } from "@omni/engine";
import type { HistoryPage, PastInteraction, PastInteractionDetail, TimelineEntry } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { ContactCentre, Fact } from "../centre/contact-centre.ts";
import type { PersonalData } from "../customers/personal-data.ts";
import type { Store } from "../store/open-store.ts";
import { prepare } from "../store/prepare.ts";
import { toTimeline } from "./describe-event.ts";
import { toNotices } from "./describe-notices.ts";
import { readCursor, toCursorText, type HistoryCursor } from "./history-cursor.ts";
import type { HistoryFilter, SeenFilter } from "./history-filter.ts";
import type { HistoryRows } from "./history-rows.ts";
import { toPastInteraction } from "./to-past-interaction.ts";
import { toIndexText } from "./words-of.ts";

/** The facts that may close an interaction. */
const closing: ReadonlySet<DomainEventType> = new Set<DomainEventType>([
  "interaction.ended",
  "interaction.wrapUpEnded",
  "interaction.disposed",
  "interaction.customerIdentified",
]);

const lookIn: ReadonlySet<DomainEventType> = new Set<DomainEventType>([
  "interaction.lookInStarted",
  "interaction.lookInChanged",
  "interaction.lookInEnded",
]);

const indexedMessages = 2000;
const exportBatch = 500;
const catchUpBatch = 200;

/** Everything that is over, on every channel: written in the transaction that ends it, searched by supervisors. */
export class PastInteractions {
  readonly #store: Store;
  readonly #centre: ContactCentre;
  readonly #personalData: PersonalData;
  readonly #rows: HistoryRows;
  readonly #selectEvents;

  constructor(store: Store, centre: ContactCentre, personalData: PersonalData, rows: HistoryRows) {
    this.#store = store;
    this.#centre = centre;
    this.#personalData = personalData;
    this.#rows = rows;
    this.#selectEvents = prepare(
      store.database,
      store.db.selectFrom("events").select("body").where("aggregate_id", "=", "").orderBy("seq"),
    );
    centre.project((fact) => this.#project(fact));
  }

  /** Takes over what ended before there was a history. */
  async catchUp(): Promise<void> {
    const { db, commits } = this.#store;
    const missing = db
      .selectFrom("interactions")
      .select("body")
      .where("is_open", "=", 0)
      .where("interaction_id", "not in", (query) => query.selectFrom("past_interactions").select("interaction_id"))
      .limit(catchUpBatch);
    for (;;) {
      const rows = await missing.execute();
      // Rows of state are what the engine made.
      const interactions = rows.map(({ body }) => JSON.parse(body) as Interaction);
      if (interactions.length > 0) await commits.submit(() => interactions.forEach((each) => this.#put(each)));
      if (interactions.length < catchUpBatch) return;
    }
  }

  page(viewer: CurrentUser, filter: HistoryFilter, cursor: string | undefined, limit: number): HistoryPage {
    const seen = this.#filterFor(viewer, filter);
    const { items, next } = this.#rows.slice(seen, cursor === undefined ? null : readCursor(cursor), limit);
    return {
      items: items.map((each) => this.#asSeenBy(viewer, each)),
      cursor: next === null ? null : toCursorText(next),
      total: cursor === undefined ? this.#rows.count(seen) : null,
    };
  }

  /** Everything that fits the filter, a batch at a time: what is written meanwhile waits for nothing. */
  async *all(viewer: CurrentUser, filter: HistoryFilter): AsyncGenerator<PastInteraction> {
    const seen = this.#filterFor(viewer, filter);
    let after: HistoryCursor | null = null;
    do {
      const { items, next } = this.#rows.slice(seen, after, exportBatch);
      for (const each of items) yield this.#asSeenBy(viewer, each);
      after = next;
      await new Promise((resolve) => setImmediate(resolve));
    } while (after !== null);
  }

  /** Rejects with INTERACTION_NOT_FOUND. */
  detail(viewer: CurrentUser, interactionId: string): PastInteractionDetail {
    const past = this.#rows.find(interactionId);
    if (past === null)
      throw new OmniError("INTERACTION_NOT_FOUND", "The history has no such interaction. It may not be over yet.", {
        details: { interactionId },
      });
    const show = <T>(value: T): T => this.#personalData.show(viewer.userId, value);
    const all = this.#eventsOf(interactionId);
    // Who looked in is the supervisors' own matter.
    const events = viewer.userType === "AGENT" ? all.filter(({ type }) => !lookIn.has(type)) : all;
    return {
      interaction: this.#asSeenBy(viewer, past),
      participants: show(this.#centre.findInteraction(interactionId)?.participants ?? []),
      timeline: toTimeline(this.#centre.directory, this.#personalData.sightOf(viewer.userId).name, past, events),
      messages: show(this.#messagesOf(interactionId)),
    };
  }

  /** Whose interaction it was; null: nobody's that is known, or it is not over. */
  customerOf(interactionId: string): string | null {
    return this.#rows.find(interactionId)?.customerId ?? null;
  }

  /** Who came to and left an interaction, whether or not it is over. */
  notices(viewer: CurrentUser, interactionId: string): TimelineEntry[] {
    const { name } = this.#personalData.sightOf(viewer.userId);
    return toNotices(this.#centre.directory, name, this.#eventsOf(interactionId));
  }

  #filterFor({ userId }: CurrentUser, filter: HistoryFilter): SeenFilter {
    return { ...filter, findsHidden: this.#personalData.isSeenBy(userId) };
  }

  #eventsOf(interactionId: string): DomainEvent[] {
    // The log holds facts only.
    return this.#selectEvents.all(interactionId).map((row) => JSON.parse(String(row["body"])) as DomainEvent);
  }

  #project({ event, interaction }: Fact): void {
    if (interaction === null) return;
    if (event.type === "interaction.reopened") this.#rows.remove(interaction.interactionId);
    if (!closing.has(event.type) || !isClosed(interaction)) return;
    // A wrap-up follows, and is over later.
    if (event.type === "interaction.ended" && event.agentId !== null) return;
    this.#put(interaction);
  }

  #put(interaction: Interaction): void {
    const past = toPastInteraction(this.#centre.directory, interaction);
    if (past === null) return;
    const { customer, channelDetails } = interaction;
    const texts = [past.customerName, customer.email, past.agentName, past.notes, ...this.#textsOf(past)];
    this.#rows.put(past, toIndexText(texts, [...customer.phones, channelDetails.from, channelDetails.to]));
  }

  #textsOf({ interactionId, messageCount }: PastInteraction): string[] {
    return messageCount === 0 ? [] : this.#messagesOf(interactionId).map(({ text }) => text);
  }

  #messagesOf(interactionId: string) {
    return this.#centre.log
      .messagesOf(interactionId, Number.MAX_SAFE_INTEGER, indexedMessages)
      .map(({ message }) => message);
  }

  #asSeenBy(viewer: CurrentUser, past: PastInteraction): PastInteraction {
    const sight = this.#personalData.sightOf(viewer.userId);
    if (sight.isWhole) return past;
    const { customerAddress, customerName } = past;
    return {
      ...past,
      customerName: sight.name(customerName),
      customerAddress: sight.address(customerAddress),
      isMasked: customerAddress !== null,
    };
  }
}
