import { createHmac, timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import { appAttachmentPath } from "@omni/app-package";
import type { Attachment, Message } from "@omni/contract";
import { partOf } from "@omni/engine";
import { OmniError } from "@omni/wire";
import type { ContactCentre } from "../centre/contact-centre.ts";
import type { Clock } from "../clock.ts";
import { newId } from "../new-id.ts";
import { ContentFiles } from "../store/content-files.ts";
import { Rejection } from "../store/group-commit.ts";
import type { Store } from "../store/open-store.ts";
import { AttachmentRows, type StoredAttachment } from "./attachment-rows.ts";
import { attachableKinds, isAttachableName, toContentType } from "./attachment-types.ts";
import { takeAttachment } from "./take-attachment.ts";

const dayMs = 24 * 60 * 60_000;
/** How long an address that a customer was given works; each welcome gives new ones. */
const linkLifeMs = 7 * dayMs;
/** How long an address that an app was given works; getMessages gives a new one. */
const appLinkLifeMs = 60 * 60_000;
const cleanEveryMs = 60 * 60_000;
const longestName = 200;

export interface AttachmentsOptions {
  store: Store;
  centre: ContactCentre;
  clock: Clock;
  dataFolder: string;
  /** Signs the addresses that customers and apps are given. */
  secret: string;
  /** Where apps, which have origins of their own, find this server. */
  baseUrl: () => string;
  onError: (error: unknown) => void;
}

/** Files of messages: taken in, sent with a message, shown to who may see the conversation. */
export class Attachments {
  readonly #options: AttachmentsOptions;
  readonly #files: ContentFiles;
  readonly #rows: AttachmentRows;
  /** Naming a content and cleaning one away take turns, so that none is removed under the hands of who uploads the same. */
  #turn: Promise<unknown> = Promise.resolve();
  #cancelCleaning: () => void = () => {};
  #isStopped = false;

  constructor(options: AttachmentsOptions) {
    this.#options = options;
    this.#files = new ContentFiles(join(options.dataFolder, "attachments"));
    this.#rows = new AttachmentRows(options.store);
  }

  /** Removes what a stop left half done, and from now on what was uploaded and never sent. */
  async start(): Promise<void> {
    await this.#files.keepOnly(this.#rows.allContent());
    await this.clean();
    this.#cancelCleaning = this.#options.clock.after(cleanEveryMs, () => this.#cleanAgain());
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelCleaning();
    await this.#turn;
  }

  /** Takes a file in; durable when it resolves. Rejects with INVALID_ARGUMENT or PAYLOAD_TOO_LARGE and leaves nothing. */
  async receive(givenName: string, owner: string, content: AsyncIterable<Buffer>): Promise<Attachment> {
    const name = toFileName(givenName);
    if (!isAttachableName(name)) throw toWrongType(name);
    const file = await takeAttachment(this.#files, name, content);
    try {
      const { sha256, sizeBytes, head } = file;
      const contentType = toContentType(name, head);
      if (sizeBytes === 0) throw new OmniError("INVALID_ARGUMENT", `${name} is empty. Choose a file with content.`);
      if (contentType === null) throw toWrongType(name);
      const attachment = { attachmentId: newId("file"), sha256, name, contentType, sizeBytes, owner };
      await this.#inTurn(async () => {
        const { store, clock } = this.#options;
        await this.#files.keep(file.path, sha256);
        await store.commits.submit(() => this.#rows.put(attachment, clock.now()));
      });
      return toView(attachment);
    } catch (error) {
      await this.#files.drop(file.path);
      throw error;
    }
  }

  /** The files of a message about to be sent, by who uploaded them, or sent again in its interaction; call within a piece of work, before it writes. */
  forMessage(attachmentIds: readonly string[], owner: string, interactionId?: string): Attachment[] {
    return [...new Set(attachmentIds)].map((attachmentId) => {
      const found = this.#rows.find(attachmentId);
      const isFree = found?.messageId === null || found?.interactionId === interactionId;
      if (found?.owner === owner && isFree) return toView(found);
      throw new Rejection(
        new OmniError("INVALID_ARGUMENT", `No unsent file of yours has the id ${attachmentId}. Upload it again.`, {
          details: { path: "argument.attachmentIds", attachmentId },
        }),
      );
    });
  }

  /** The files are the message's from now on; call within the piece of work that sends it. */
  bind(
    attachments: readonly Attachment[],
    of: { interactionId: string; conversationId: string | null },
    messageId: string,
  ): void {
    for (const { attachmentId } of attachments)
      this.#rows.bind(attachmentId, of.interactionId, of.conversationId, messageId);
  }

  /** Where the content lies. */
  placeOf({ sha256 }: StoredAttachment): { folder: string; name: string } {
    return this.#files.placeOf(sha256);
  }

  /** The file, if the user may see it: uploaded it, takes or took part, or has the same customer or conversation now. */
  findForUser(attachmentId: string, user: { userId: string; userType: string }): StoredAttachment | null {
    const found = this.#rows.find(attachmentId);
    if (found === null) return null;
    const { userId } = user;
    if (found.owner === `agent:${userId}` || user.userType !== "AGENT") return found;
    const { centre } = this.#options;
    const interaction = found.interactionId === null ? null : centre.findInteraction(found.interactionId);
    if (interaction === null) return null;
    if (partOf(interaction, userId) !== null) return found;
    const { conversationId, customer } = interaction;
    const sees = [...centre.world.interactions.values()].some(
      (each) =>
        partOf(each, userId) !== null &&
        ((conversationId !== null && each.conversationId === conversationId) ||
          (customer.customerId !== null && each.customer.customerId === customer.customerId)),
    );
    return sees ? found : null;
  }

  /** The attachment as a customer is shown it: its address is signed, and works for a week. */
  toCustomerView(attachment: Attachment): Attachment {
    const { attachmentId } = attachment;
    const expires = Math.ceil(this.#options.clock.now() / dayMs) * dayMs + linkLifeMs;
    const signature = this.#sign("", attachmentId, expires);
    return { ...attachment, url: `/chat/attachments/${attachmentId}?expires=${expires}&signature=${signature}` };
  }

  /** A message as an app that may read messages is shown it: the addresses of its files are signed, and work for an hour. */
  toAppMessage(message: Message): Message {
    const expires = this.#options.clock.now() + appLinkLifeMs;
    const attachments = message.attachments.map((each) => {
      const signature = this.#sign("app", each.attachmentId, expires);
      const query = `?expires=${expires}&signature=${signature}`;
      return { ...each, url: `${this.#options.baseUrl()}${appAttachmentPath}${each.attachmentId}${query}` };
    });
    return attachments.length === 0 ? message : { ...message, attachments };
  }

  /** The file of a signed address that still works. `audience`: whom it was given to. */
  findSigned(audience: "" | "app", attachmentId: string, expires: number, signature: string): StoredAttachment | null {
    const wanted = Buffer.from(this.#sign(audience, attachmentId, expires));
    const given = Buffer.from(signature);
    if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null;
    return expires > this.#options.clock.now() ? this.#rows.find(attachmentId) : null;
  }

  #sign(audience: "" | "app", attachmentId: string, expires: number): string {
    const signed = audience === "" ? `${attachmentId} ${expires}` : `${audience} ${attachmentId} ${expires}`;
    return createHmac("sha256", this.#options.secret).update(signed).digest("base64url");
  }

  /** Deletes what was uploaded over a day ago and belongs to no message. */
  async clean(): Promise<void> {
    if (this.#isStopped) return;
    const { store, clock } = this.#options;
    const dayAgo = clock.now() - dayMs;
    if (this.#rows.unsentBefore(dayAgo).length === 0) return;
    const unused = await store.commits.submit(() => {
      const orphans = this.#rows.unsentBefore(dayAgo);
      for (const { attachmentId } of orphans) this.#rows.delete(attachmentId);
      return orphans.map(({ sha256 }) => sha256).filter((sha256) => !this.#rows.hasContent(sha256));
    });
    for (const sha256 of new Set(unused)) await this.#files.remove(sha256);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    // Who waits for it hears of its failure; the next one's turn comes all the same.
    this.#turn = done.catch(() => null);
    return done;
  }

  #cleanAgain(): void {
    this.#inTurn(() => this.clean()).catch(this.#options.onError);
    this.#cancelCleaning = this.#options.clock.after(cleanEveryMs, () => this.#cleanAgain());
  }
}

const toView = ({
  attachmentId,
  name,
  contentType,
  sizeBytes,
}: Pick<StoredAttachment, "attachmentId" | "name" | "contentType" | "sizeBytes">): Attachment => ({
  attachmentId,
  name,
  contentType,
  sizeBytes,
  url: `/api/attachments/${attachmentId}`,
});

/** A name without a path and without characters that reorder or hide text; the ending stays. */
function toFileName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? "";
  const clean = last.replaceAll(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "").trim();
  const [, stem = clean, ending = ""] = /^(.*?)(\.[^.]{1,16})?$/su.exec(clean) ?? [];
  return `${stem.slice(0, longestName - ending.length).toWellFormed()}${ending}` || "file";
}

const toWrongType = (name: string): OmniError =>
  new OmniError(
    "INVALID_ARGUMENT",
    `${name} cannot be attached: its type is not allowed, or its content is not what its name says. Send ${attachableKinds}.`,
    { details: { path: "name", name } },
  );
