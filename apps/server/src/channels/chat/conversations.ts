import { createHash, randomBytes } from "node:crypto";
import { newId } from "../../new-id.ts";
import type { Store } from "../../store/open-store.ts";
import { prepare, prepareInsert } from "../../store/prepare.ts";

/** What a customer said of themselves; kept to identify them when the conversation starts anew. */
export interface Profile {
  name?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  pageUrl?: string | undefined;
}

/** One customer's chat with one campaign. It outlives its interactions: who comes back after one ended starts the next. */
export interface Conversation {
  conversationId: string;
  campaignId: string;
  interactionId: string | null;
  /** Messages of the interactions before the newest one: what its own count is added to. */
  baseSeq: number;
  profile: Profile;
}

const columns = [
  "conversation_id",
  "campaign_id",
  "token_hash",
  "interaction_id",
  "base_seq",
  "profile",
  "created_at",
] as const;

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** The rows of conversations. Only the hash of a customer's token is kept: the rows let nobody speak for a customer. */
export class Conversations {
  readonly #insert;
  readonly #selectByToken;
  readonly #selectById;
  readonly #update;
  readonly #setProfile;
  readonly #selectUnused;
  readonly #delete;

  constructor({ database, db }: Store) {
    this.#insert = prepareInsert(database, db, "conversations", columns);
    const rows = db.selectFrom("conversations").selectAll();
    this.#selectByToken = prepare(database, rows.where("token_hash", "=", ""));
    this.#selectById = prepare(database, rows.where("conversation_id", "=", ""));
    this.#setProfile = prepare(
      database,
      db.updateTable("conversations").set({ profile: "" }).where("conversation_id", "=", ""),
    );
    this.#update = prepare(
      database,
      db.updateTable("conversations").set({ interaction_id: "", base_seq: 0 }).where("conversation_id", "=", ""),
    );
    this.#selectUnused = prepare(
      database,
      db
        .selectFrom("conversations")
        .select("conversation_id")
        .where("interaction_id", "is", null)
        .where("created_at", "<", 0)
        .limit(1),
    );
    this.#delete = prepare(database, db.deleteFrom("conversations").where("conversation_id", "=", ""));
  }

  /** Writes what the customer says of themselves now; call within a piece of work. */
  setProfile(conversationId: string, profile: Profile): void {
    this.#setProfile.run(JSON.stringify(profile), conversationId);
  }

  /** Writes a new conversation; call within a piece of work. The token is told here and never again. */
  create(campaignId: string, profile: Profile, now: number): { token: string; conversation: Conversation } {
    const token = randomBytes(24).toString("base64url");
    const conversation = { conversationId: newId("conv"), campaignId, interactionId: null, baseSeq: 0, profile };
    this.#insert(conversation.conversationId, campaignId, hashOf(token), null, 0, JSON.stringify(profile), now);
    return { token, conversation };
  }

  /** Some in which nobody wrote anything, begun before then. */
  unusedBefore(begunBefore: number, limit: number): string[] {
    return this.#selectUnused.all(begunBefore, limit).map((row) => String(row["conversation_id"]));
  }

  /** Call within a piece of work. */
  remove(conversationId: string): void {
    this.#delete.run(conversationId);
  }

  find(token: string): Conversation | null {
    return toConversation(this.#selectByToken.get(hashOf(token)));
  }

  read(conversationId: string): Conversation | null {
    return toConversation(this.#selectById.get(conversationId));
  }

  /** Writes that the conversation goes on in a new interaction; call within a piece of work. */
  continueIn(conversationId: string, interactionId: string, baseSeq: number): void {
    this.#update.run(interactionId, baseSeq, conversationId);
  }
}

function toConversation(row: Record<string, unknown> | undefined): Conversation | null {
  if (row === undefined) return null;
  const interactionId = row["interaction_id"];
  return {
    conversationId: String(row["conversation_id"]),
    campaignId: String(row["campaign_id"]),
    interactionId: typeof interactionId === "string" ? interactionId : null,
    baseSeq: Number(row["base_seq"]),
    // Written by `create`.
    profile: JSON.parse(String(row["profile"])) as Profile,
  };
}
