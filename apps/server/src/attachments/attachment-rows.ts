import type { Store } from "../store/open-store.ts";
import { prepare, prepareInsert } from "../store/prepare.ts";
import type { AttachmentsTable } from "../store/tables/channel-tables.ts";

export interface StoredAttachment {
  attachmentId: string;
  sha256: string;
  name: string;
  contentType: string;
  sizeBytes: number;
  owner: string;
  interactionId: string | null;
  conversationId: string | null;
  messageId: string | null;
}

/** The rows of attachments. What writes is called within a piece of work. */
export class AttachmentRows {
  readonly #insert;
  readonly #select;
  readonly #bind;
  readonly #selectUnsent;
  readonly #delete;
  readonly #selectContent;
  readonly #selectAllContent;

  constructor({ database, db }: Store) {
    this.#insert = prepareInsert(database, db, "attachments", [
      "attachment_id",
      "sha256",
      "name",
      "content_type",
      "size_bytes",
      "owner",
      "created_at",
    ]);
    const rows = db.selectFrom("attachments");
    this.#select = prepare(database, rows.selectAll().where("attachment_id", "=", ""));
    this.#bind = prepare(
      database,
      db
        .updateTable("attachments")
        .set({ interaction_id: "", conversation_id: "", message_id: "" })
        .where("attachment_id", "=", ""),
    );
    this.#selectUnsent = prepare(
      database,
      rows.selectAll().where("message_id", "is", null).where("created_at", "<", 0),
    );
    this.#delete = prepare(database, db.deleteFrom("attachments").where("attachment_id", "=", ""));
    this.#selectContent = prepare(database, rows.select("attachment_id").where("sha256", "=", ""));
    this.#selectAllContent = prepare(database, rows.select("sha256").distinct());
  }

  put(attachment: Omit<StoredAttachment, "interactionId" | "conversationId" | "messageId">, now: number): void {
    const { attachmentId, sha256, name, contentType, sizeBytes, owner } = attachment;
    this.#insert(attachmentId, sha256, name, contentType, sizeBytes, owner, now);
  }

  find(attachmentId: string): StoredAttachment | null {
    return toAttachment(this.#select.get(attachmentId));
  }

  bind(attachmentId: string, interactionId: string, conversationId: string | null, messageId: string): void {
    this.#bind.run(interactionId, conversationId, messageId, attachmentId);
  }

  unsentBefore(time: number): StoredAttachment[] {
    return this.#selectUnsent.all(time).flatMap((row) => toAttachment(row) ?? []);
  }

  delete(attachmentId: string): void {
    this.#delete.run(attachmentId);
  }

  hasContent(sha256: string): boolean {
    return this.#selectContent.get(sha256) !== undefined;
  }

  allContent(): Set<string> {
    return new Set(this.#selectAllContent.all().map((row) => String(row["sha256"])));
  }
}

function toAttachment(found: Record<string, unknown> | undefined): StoredAttachment | null {
  if (found === undefined) return null;
  // The columns are those of the table.
  const row = found as unknown as AttachmentsTable;
  return {
    attachmentId: row.attachment_id,
    sha256: row.sha256,
    name: row.name,
    contentType: row.content_type,
    sizeBytes: row.size_bytes,
    owner: row.owner,
    interactionId: row.interaction_id,
    conversationId: row.conversation_id,
    messageId: row.message_id,
  };
}
