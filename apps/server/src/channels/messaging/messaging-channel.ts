import type { CustomerDetails } from "@omni/contract";
import { isClosed, type DomainEvent, type Interaction } from "@omni/engine";
import { OmniError } from "@omni/wire";
import type { Attachments } from "../../attachments/attachments.ts";
import type { Apply, ContactCentre, Fact } from "../../centre/contact-centre.ts";
import { newId } from "../../new-id.ts";
import { Rejection } from "../../store/group-commit.ts";
import type { Store } from "../../store/open-store.ts";
import type { Deliveries } from "./deliveries.ts";
import type { IncomingMessage, MessagingChannelType, MessagingProvider } from "./messaging-provider.ts";
import { NumberConversations, type NumberConversation, type OwnNumber } from "./number-conversations.ts";
import { toParts } from "./to-parts.ts";

export interface MessagingChannelOptions {
  store: Store;
  centre: ContactCentre;
  attachments: Attachments;
  deliveries: Deliveries;
  /** Who has this number: a known customer or one without a record. */
  identify: (processId: string, profile: { phone: string }) => CustomerDetails;
  provider: Pick<MessagingProvider, "markRead">;
  onError: (error: unknown) => void;
  /** Tells agents that no message leaves this server; null with a real provider. */
  subChannel: string | null;
}

const isMessaging = (channelType: string): channelType is MessagingChannelType =>
  channelType === "WHATSAPP" || channelType === "SMS";

/** After these what the customer wrote may be read. */
const readingFacts: ReadonlySet<DomainEvent["type"]> = new Set([
  "interaction.selected",
  "interaction.read",
  "interaction.messageReceived",
]);

/** WhatsApp and SMS: customers' messages in as commands, agents' messages out by the outbox. */
export class MessagingChannel {
  readonly #options: MessagingChannelOptions;
  readonly #conversations: NumberConversations;
  readonly #lastReceived;

  constructor(options: MessagingChannelOptions) {
    this.#options = options;
    this.#conversations = new NumberConversations(options.store);
    options.centre.project((fact) => this.#project(fact));
    this.#lastReceived = options.store.database.prepare(
      "select dedupe_key from events where aggregate_id = ? and type = 'interaction.messageReceived' order by seq desc limit 1",
    );
    options.centre.listen({ onFact: (fact) => this.#markRead(fact) });
  }

  /** Stores a customer's message; resolves when it is durable. A repeated one changes nothing. */
  async receive(incoming: IncomingMessage): Promise<void> {
    const { centre, attachments: files } = this.#options;
    const { channelType, providerMessageId, from, to, text } = incoming;
    const own = this.#conversations.ownNumber(channelType, to);
    if (own === null)
      throw new OmniError("CHANNEL_UNAVAILABLE", `${to} is none of our numbers for ${channelType}. Add it first.`);
    const keyOf = (index: number): string => `provider:${channelType}:${providerMessageId}:${index}`;
    if (centre.log.findByKey(keyOf(0)) !== null) return;
    const owner = `number:${channelType}:${from}`;
    const uploaded = await Promise.all(
      incoming.attachments.map(({ name, content }) => files.receive(name, owner, toChunks(content))),
    );
    await centre.transact((apply) => {
      if (centre.log.findByKey(keyOf(0)) !== null) return;
      const ids = uploaded.map(({ attachmentId }) => attachmentId);
      const attachments = files.forMessage(ids, owner);
      if (text.trim() === "" && attachments.length === 0)
        throw new Rejection(new OmniError("INVALID_ARGUMENT", "A message needs a text or a file."));
      const conversation = this.#conversations.findOrCreate(channelType, own, from);
      const { conversationId } = conversation;
      const interactionId = this.#live(conversation)?.interactionId ?? this.#begin(apply, conversation, own, from);
      for (const [index, part] of toParts(text).entries()) {
        const messageId = newId("msg");
        const carried = index === 0 ? attachments : [];
        apply(
          {
            type: "interaction.receiveMessage",
            interactionId,
            messageId,
            clientId: null,
            text: part,
            attachments: carried,
          },
          keyOf(index),
        );
        files.bind(carried, { interactionId, conversationId }, messageId);
      }
    });
  }

  /**
   * The conversation of a customer's number with a campaign, for an interaction that an agent begins; call within a
   * piece of work, before it writes. Rejects with CHANNEL_UNAVAILABLE, or with INVALID_STATE while the customer is in
   * a conversation already.
   */
  findConversation(channelType: MessagingChannelType, to: string, campaignId: string): NumberConversation {
    const own = this.#conversations.ownNumberOf(campaignId, channelType);
    if (own === null)
      throw new Rejection(
        new OmniError("CHANNEL_UNAVAILABLE", `Campaign ${campaignId} has no number for ${channelType}. Use another.`, {
          details: { campaignId, channelType },
        }),
      );
    const conversation = this.#conversations.findOrCreate(channelType, own, to);
    const live = this.#live(conversation);
    if (live === null || live.state === "WRAP_UP") return conversation;
    throw new Rejection(
      new OmniError("INVALID_STATE", "This customer is in a conversation already. Wait until it has ended.", {
        details: { interactionId: live.interactionId, state: live.state },
      }),
    );
  }

  /** What the order needs beside the text; call within the piece of work that sent the message. */
  noteTemplate(messageId: string, template: { templateId: string; variables: Record<string, string> }): void {
    this.#options.deliveries.outbox.setTemplate(messageId, template);
  }

  /** The conversation's interaction, when messages can still be added to it. */
  #live({ interactionId }: NumberConversation): Interaction | null {
    const interaction = interactionId === null ? null : this.#options.centre.findInteraction(interactionId);
    return interaction === null || isClosed(interaction) || interaction.state === "DISPOSED" ? null : interaction;
  }

  #begin(apply: Apply, conversation: NumberConversation, own: OwnNumber, from: string): string {
    const { centre, identify, subChannel } = this.#options;
    const { conversationId, channelType } = conversation;
    const campaignId = own.campaign_id;
    const processId = centre.directory.campaigns.get(campaignId)?.processId ?? campaignId;
    const interactionId = newId("int");
    apply({
      type: "interaction.startMessaging",
      channelType,
      interactionId,
      campaignId,
      queueId: own.queue_id,
      customer: identify(processId, { phone: from }),
      conversation: { conversationId, from, to: own.number, subChannel },
      data: {},
    });
    return interactionId;
  }

  /** Tells the provider that an agent has read what the customer wrote; only WhatsApp has a word for it. */
  #markRead({ event, interaction }: Fact): void {
    if (interaction?.channelType !== "WHATSAPP" || interaction.unread > 0 || interaction.connectedAt === null) return;
    if (!readingFacts.has(event.type)) return;
    const { interactionId, conversationId } = interaction;
    const conversation = conversationId === null ? null : this.#conversations.read(conversationId);
    const key = String(this.#lastReceived.get(interactionId)?.["dedupe_key"] ?? "");
    const providerMessageId = /^provider:WHATSAPP:(.+):\d+$/.exec(key)?.[1];
    if (conversation === null || providerMessageId === undefined) return;
    const { provider, onError } = this.#options;
    provider
      .markRead?.({ providerMessageId, channelType: "WHATSAPP", customer: conversation.customerNumber })
      .catch(onError);
  }

  /** Rows that follow from facts: who continues the conversation, when the customer wrote, what goes out. */
  #project({ event, interaction }: Fact): void {
    if (interaction === null || interaction.conversationId === null || !isMessaging(interaction.channelType)) return;
    const { conversationId, interactionId } = interaction;
    switch (event.type) {
      case "interaction.created":
      case "interaction.initiated":
        return this.#conversations.continueIn(conversationId, interactionId);
      case "interaction.messageReceived":
        return this.#conversations.setCustomerWroteAt(conversationId, event.at);
      case "interaction.messageSent": {
        const { message } = event;
        const conversation = this.#conversations.read(conversationId);
        if (message.visibility === "AGENTS" || conversation === null) return;
        return this.#options.deliveries.put(interactionId, conversation, message);
      }
      default:
    }
  }
}

async function* toChunks(content: Uint8Array): AsyncGenerator<Buffer> {
  yield Buffer.from(content);
}
