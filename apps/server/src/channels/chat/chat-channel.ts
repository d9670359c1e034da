import { cleanedAtOnce, keptMs } from "../../store/clean-up.ts";
import type { CustomerDetails, Message } from "@omni/contract";
import { isClosed, type Interaction } from "@omni/engine";
import type { ConversationStatus, CustomerMessage, FromCustomer, ToCustomer } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { Attachments } from "../../attachments/attachments.ts";
import type { Apply, ContactCentre, Fact } from "../../centre/contact-centre.ts";
import { isMessageEvent } from "../../centre/event-log.ts";
import type { Clock } from "../../clock.ts";
import { newId } from "../../new-id.ts";
import type { Conversation, Conversations, Profile } from "./conversations.ts";
import { toConversationStatus } from "./to-conversation-status.ts";
import { toCustomerMessage } from "./to-customer-message.ts";

type CustomerHello = Extract<FromCustomer, { type: "hello" }>;
/** What a customer wrote. */
export type WrittenMessage = Omit<Extract<FromCustomer, { type: "message" }>, "type">;

const comeBackWithinMs = 15_000;

/** A chat campaign as its customers reach it. */
export interface ChatEntrance {
  campaignId: string;
  processId: string;
  title: string;
  /** Web origins whose pages may hold the widget; null: any. */
  origins: readonly string[] | null;
}

export interface ChatChannelOptions {
  centre: ContactCentre;
  attachments: Attachments;
  conversations: Conversations;
  /** The campaign of a public key, or null. */
  findEntrance: (key: string) => ChatEntrance | null;
  entranceOf: (campaignId: string) => ChatEntrance | null;
  /** Who this is, by what the customer said: a known customer or one without a record. */
  identify: (processId: string, profile: Profile) => CustomerDetails;
  clock: Clock;
  onError: (error: unknown) => void;
}

/** A page of the customer's that is open. */
export interface CustomerListener {
  send(message: ToCustomer): void;
}

/** A conversation with a customer's page open. */
export interface OpenConversation {
  conversation: Conversation;
  entrance: ChatEntrance;
  connections: Set<CustomerListener>;
}

/** Customers' chats: commands in, and what the customer is shown out. */
export class ChatChannel {
  readonly #options: ChatChannelOptions;
  readonly #open = new Map<string, OpenConversation>();

  constructor(options: ChatChannelOptions) {
    this.#options = options;
    options.centre.listen({ onFact: (fact) => this.#onFact(fact) });
  }

  /** Who was there before the server stopped has a while to come back, and then counts as gone. */
  start(): void {
    const { centre, clock } = this.#options;
    clock.after(comeBackWithinMs, () => {
      for (const { interactionId, conversationId, customerOnline } of centre.world.interactions.values())
        if (conversationId !== null && customerOnline && !this.#open.has(conversationId))
          this.#tellConnection(interactionId, false);
    });
  }

  /** Takes up the conversation of a token, or makes one; sends the welcome, and from then on all that follows. */
  async join(hello: CustomerHello, origin: string | null, connection: CustomerListener): Promise<OpenConversation> {
    const { conversations, findEntrance, centre, clock } = this.#options;
    const entrance = findEntrance(hello.campaign);
    if (entrance === null)
      throw new OmniError(
        "CHANNEL_UNAVAILABLE",
        `No chat campaign has the key ${hello.campaign}. Check the script tag.`,
      );
    checkOrigin(entrance, origin);
    const known = hello.token === null ? null : conversations.find(hello.token);
    if (hello.token !== null && known?.campaignId !== entrance.campaignId)
      throw new OmniError("INTERACTION_NOT_FOUND", "This conversation is not known here. Start a new one.");
    const { token, conversation } =
      known !== null && hello.token !== null
        ? { token: hello.token, conversation: await this.#update(known, entrance, hello.profile) }
        : await centre.transact(() => conversations.create(entrance.campaignId, hello.profile ?? {}, clock.now()));
    const { conversationId } = conversation;
    const open = this.#open.get(conversationId) ?? { conversation, entrance, connections: new Set() };
    open.conversation = conversation;
    this.#open.set(conversationId, open);
    connection.send({
      type: "welcome",
      token,
      conversationId,
      title: entrance.title,
      status: this.#statusOf(open),
      messages: this.#messagesAfter(conversationId, hello.lastSeq),
    });
    open.connections.add(connection);
    if (open.connections.size === 1) this.#tellConnection(this.#liveInteraction(open)?.interactionId, true);
    return open;
  }

  /** Removes some conversations in which nobody ever wrote; a customer who comes back begins a new one. */
  removeUnused(now: number): boolean {
    const { conversations } = this.#options;
    const unused = conversations.unusedBefore(now - keptMs, cleanedAtOnce).filter((id) => !this.#open.has(id));
    for (const id of unused) conversations.remove(id);
    return unused.length > 0;
  }

  leave(open: OpenConversation, connection: CustomerListener): void {
    if (!open.connections.delete(connection) || open.connections.size > 0) return;
    this.#open.delete(open.conversation.conversationId);
    this.#tellConnection(this.#liveInteraction(open)?.interactionId, false);
  }

  /** Stores a message; resolves when it is durable. One that came before is found, not stored again. */
  async receive(open: OpenConversation, from: CustomerListener, written: WrittenMessage): Promise<CustomerMessage> {
    const { conversationId } = open.conversation;
    const key = `${conversationId}:${written.clientId}`;
    try {
      const stored = await this.#options.centre.transact((apply) => this.#store(open, apply, key, written));
      for (const other of open.connections) if (other !== from) other.send({ type: "message", message: stored });
      return stored;
    } catch (error) {
      // An interaction that was begun for the message is gone with it.
      open.conversation = this.#options.conversations.read(conversationId) ?? open.conversation;
      throw error;
    }
  }

  /** Under whose name the customer of a token uploads files. Rejects when the token is nobody's. */
  uploaderOf(token: string, origin: string | null): string {
    const { conversations, entranceOf } = this.#options;
    const conversation = conversations.find(token);
    const entrance = conversation === null ? null : entranceOf(conversation.campaignId);
    if (conversation === null || entrance === null)
      throw new OmniError("INTERACTION_NOT_FOUND", "This conversation is not known here. Start a new one.");
    checkOrigin(entrance, origin);
    return toOwner(conversation.conversationId);
  }

  async setTyping(open: OpenConversation, typing: boolean): Promise<void> {
    const interactionId = this.#liveInteraction(open)?.interactionId;
    if (interactionId === undefined) return;
    await this.#options.centre.execute({ type: "interaction.setTyping", interactionId, from: "CUSTOMER", typing });
  }

  async markRead(open: OpenConversation, messageId: string): Promise<void> {
    const interaction = this.#liveInteraction(open);
    if (interaction === null) return;
    const { interactionId } = interaction;
    const { centre } = this.#options;
    const messages = centre.log.messagesOf(interactionId, Number.MAX_SAFE_INTEGER, 500);
    if (!messages.some(({ message }) => message.messageId === messageId && message.from === "AGENT")) return;
    await centre.execute(
      { type: "interaction.setMessageStatus", interactionId, messageId, status: "READ" },
      `read:${messageId}`,
    );
  }

  async end(open: OpenConversation): Promise<void> {
    const interactionId = this.#liveInteraction(open)?.interactionId;
    if (interactionId === undefined) return;
    await this.#options.centre.execute({
      type: "interaction.end",
      interactionId,
      endedBy: "CUSTOMER",
      systemDisposition: null,
    });
  }

  /** Takes over what the customer says of themselves now, and looks again who it is. */
  async #update(known: Conversation, entrance: ChatEntrance, profile: Profile | undefined): Promise<Conversation> {
    const { centre, conversations, identify } = this.#options;
    const merged = { ...known.profile, ...profile };
    if (JSON.stringify(merged) === JSON.stringify(known.profile)) return known;
    const conversation = { ...known, profile: merged };
    await centre.transact((apply) => {
      const interaction = this.#liveInteraction({ conversation });
      if (interaction?.customer.customerId === null)
        apply({
          type: "interaction.identifyCustomer",
          interactionId: interaction.interactionId,
          agentId: null,
          customer: identify(entrance.processId, merged),
        });
      conversations.setProfile(known.conversationId, merged);
    });
    return conversations.read(known.conversationId) ?? conversation;
  }

  #store(open: OpenConversation, apply: Apply, key: string, written: WrittenMessage): CustomerMessage {
    const { centre, attachments: files } = this.#options;
    const { clientId, text } = written;
    const earlier = centre.log.findByKey(key);
    if (earlier !== null && isMessageEvent(earlier)) {
      const { messageId } = earlier.message;
      const all = this.#messagesAfter(open.conversation.conversationId, 0);
      const found = all.find((message) => message.messageId === messageId);
      if (found !== undefined) return found;
    }
    const { conversationId } = open.conversation;
    const attachments = files.forMessage(written.attachmentIds ?? [], toOwner(conversationId));
    const interactionId = this.#liveInteraction(open)?.interactionId ?? this.#begin(open, apply);
    const messageId = newId("msg");
    const { events } = apply(
      { type: "interaction.receiveMessage", interactionId, messageId, clientId, text, attachments },
      key,
    );
    const event = events.find(isMessageEvent);
    const interaction = centre.findInteraction(interactionId);
    if (event === undefined || interaction === null) throw new Error("A received message led to no message.");
    files.bind(attachments, { interactionId, conversationId }, messageId);
    return this.#toView(event.message, clientId, open.conversation.baseSeq + interaction.messageCount);
  }

  /** Starts the conversation's next interaction within a piece of work. */
  #begin(open: OpenConversation, apply: Apply): string {
    const { centre, conversations, identify } = this.#options;
    const { conversation, entrance } = open;
    const { conversationId, campaignId, profile } = conversation;
    const interactionId = newId("int");
    apply({
      type: "interaction.startChat",
      interactionId,
      campaignId,
      queueId: null,
      customer: identify(entrance.processId, profile),
      conversation: {
        conversationId,
        // Every app sees this, also one that may not see the customer's address.
        from: profile.name ?? "web",
        to: entrance.title,
        subChannel: null,
      },
      data: profile.pageUrl === undefined ? {} : { pageUrl: profile.pageUrl },
    });
    const baseSeq = centre.log.countMessagesOfConversation(conversationId);
    conversations.continueIn(conversationId, interactionId, baseSeq);
    open.conversation = { ...conversation, interactionId, baseSeq };
    return interactionId;
  }

  /** The conversation's interaction, when messages can still be added to it. */
  #liveInteraction({ conversation }: Pick<OpenConversation, "conversation">): Interaction | null {
    if (conversation.interactionId === null) return null;
    const interaction = this.#options.centre.findInteraction(conversation.interactionId);
    return interaction === null || isClosed(interaction) || interaction.state === "DISPOSED" ? null : interaction;
  }

  #tellConnection(interactionId: string | undefined, online: boolean): void {
    const { centre, onError } = this.#options;
    if (interactionId === undefined) return;
    centre.execute({ type: "interaction.customerConnectionChanged", interactionId, online }).catch((error: unknown) => {
      // A refusal means that the interaction closed in the meantime.
      if (!OmniError.is(error)) onError(error);
    });
  }

  #onFact({ event, interaction }: Fact): void {
    if (interaction === null || interaction.conversationId === null) return;
    const open = this.#open.get(interaction.conversationId);
    if (open === undefined) return;
    const tell = (message: ToCustomer): void => {
      for (const connection of open.connections) connection.send(message);
    };
    switch (event.type) {
      case "interaction.messageSent":
        if (event.message.visibility === "AGENTS") return;
        tell({
          type: "message",
          message: this.#toView(event.message, event.clientId, open.conversation.baseSeq + interaction.messageCount),
        });
        return tell({ type: "status", status: this.#statusOf(open) });
      case "interaction.messageReceived":
        // The agent has the conversation open and reads along.
        if (interaction.unread === 0) tell({ type: "status", status: this.#statusOf(open) });
        return;
      case "interaction.typingChanged":
        if (event.from === "AGENT") tell({ type: "typing", typing: event.typing });
        return;
      case "interaction.created":
      case "interaction.selected":
      case "interaction.read":
      case "interaction.connected":
      case "interaction.returned":
      case "interaction.reopened":
      case "interaction.ended":
      case "interaction.handedOver":
      case "interaction.requeued":
      case "interaction.conferenceStarted":
      case "interaction.participantJoined":
      case "interaction.participantLeft":
      case "interaction.conferenceEnded":
        return tell({ type: "status", status: this.#statusOf(open) });
      default:
    }
  }

  #statusOf({ conversation }: OpenConversation): ConversationStatus {
    const { centre } = this.#options;
    const interaction = conversation.interactionId === null ? null : centre.findInteraction(conversation.interactionId);
    const nameOf = (agentId: string): string | null => centre.directory.users.get(agentId)?.name ?? null;
    return toConversationStatus(interaction, nameOf, this.#seenSeq(conversation, interaction));
  }

  /** Up to where an agent has read: the customer's last messages that count as unread come after it. */
  #seenSeq({ conversationId, baseSeq }: Conversation, interaction: Interaction | null): number {
    if (interaction === null || interaction.connectedAt === null) return baseSeq;
    if (interaction.unread === 0) return baseSeq + interaction.messageCount;
    const ofCustomer = this.#options.centre.log
      .messagesOfConversation(conversationId, baseSeq)
      .flatMap(({ message }, index) => (message.from === "CUSTOMER" ? [index] : []));
    return baseSeq + (ofCustomer.at(-interaction.unread) ?? 0);
  }

  #toView(message: Message, clientId: string | null, seq: number): CustomerMessage {
    return toCustomerMessage(message, clientId, seq, (each) => this.#options.attachments.toCustomerView(each));
  }

  #messagesAfter(conversationId: string, lastSeq: number): CustomerMessage[] {
    return this.#options.centre.log
      .messagesOfConversation(conversationId, lastSeq)
      .map(({ message, clientId }, index) => this.#toView(message, clientId, lastSeq + index + 1));
  }
}

const toOwner = (conversationId: string): string => `conversation:${conversationId}`;

function checkOrigin({ origins }: ChatEntrance, origin: string | null): void {
  if (origins !== null && (origin === null || !origins.includes(origin)))
    throw new OmniError("PERMISSION_DENIED", "This page may not hold this chat. Add its origin to the campaign.");
}
