import type { Attachment, CustomerDetails, Message } from "@omni/contract";
import type { CustomerProfile } from "./records.ts";
import type { LineWord, SimulatedLine } from "./simulated-line.ts";
import type { TestCentre } from "./test-centre.ts";

/** Where a customer comes in; the usual ones are those of `testDirectory`. */
export interface Arrival {
  campaignId?: string;
  queueId?: string;
  data?: Record<string, unknown>;
}

/** A customer in a conversation, as a test plays them. */
export interface Conversation {
  readonly interactionId: string;
  say(text: string, attachments?: readonly Attachment[]): void;
  typing(typing?: boolean): void;
  /** Everything the agent wrote has arrived, or was read. */
  received(): void;
  read(): void;
  /** The customer's page loses its connection, or is back. */
  connected(online: boolean): void;
  leave(): void;
  /** Everything that was said to the customer and by them, oldest first. */
  messages(): readonly Message[];
}

/** A customer on the phone. */
export interface PhoneCall {
  readonly interactionId: string;
  hangUp(): void;
  drop(): void;
}

/** Somebody who contacts the centre. */
export interface TestCustomer {
  readonly details: CustomerDetails;
  chat(text: string, arrival?: Arrival): Conversation;
  message(channelType: "WHATSAPP" | "SMS", text: string, arrival?: Arrival): Conversation;
  call(arrival?: Arrival): PhoneCall;
}

const usualPhone = "+34600333444";

export function createTestCustomer(centre: TestCentre, line: SimulatedLine, profile: CustomerProfile): TestCustomer {
  const details = centre.records.identify(profile);
  const phone = profile.phone ?? details.phones[0] ?? usualPhone;

  const converse = (channelType: "CHAT" | "WHATSAPP" | "SMS", text: string, arrival: Arrival): Conversation => {
    const isChat = channelType === "CHAT";
    const { campaignId = isChat ? "support" : "orders", queueId = null, data = {} } = arrival;
    const interactionId = centre.newId("interaction");
    const conversation = {
      conversationId: `conversation-${interactionId}`,
      from: isChat ? `visit-${interactionId}` : phone,
      to: isChat ? "web" : "+911140001234",
      subChannel: null,
    };
    const begun = { interactionId, campaignId, queueId, customer: details, conversation, data };
    centre.execute(
      channelType === "CHAT"
        ? { type: "interaction.startChat", ...begun }
        : { type: "interaction.startMessaging", channelType, ...begun },
    );
    const talk = createConversation(centre, interactionId);
    talk.say(text);
    return talk;
  };

  return {
    details,
    chat: (text, arrival = {}) => converse("CHAT", text, arrival),
    message: (channelType, text, arrival = {}) => converse(channelType, text, arrival),
    call({ campaignId = "helpline", queueId = null as string | null, data = {} } = {}) {
      const interactionId = centre.newId("interaction");
      const call = { from: phone, to: "+911140001234", subChannel: null };
      centre.execute({
        type: "interaction.startCall",
        interactionId,
        campaignId,
        queueId,
        customer: details,
        call,
        data,
      });
      const say = (word: LineWord): void => line.say(interactionId, phone, word);
      return { interactionId, hangUp: () => say("hungUp"), drop: () => say("dropped") };
    },
  };
}

function createConversation(centre: TestCentre, interactionId: string): Conversation {
  const messages = (): readonly Message[] =>
    centre.records.messagesOf(interactionId).filter(({ visibility }) => visibility === "EVERYONE");
  const setStatus = (status: "DELIVERED" | "READ"): void => {
    for (const { messageId, from } of messages()) {
      if (from === "AGENT") centre.execute({ type: "interaction.setMessageStatus", interactionId, messageId, status });
    }
  };
  return {
    interactionId,
    messages,
    say(text, attachments = []) {
      centre.execute({
        type: "interaction.receiveMessage",
        interactionId,
        messageId: centre.newId("message"),
        clientId: null,
        text,
        attachments: [...attachments],
      });
    },
    typing: (typing = true) =>
      void centre.execute({ type: "interaction.setTyping", from: "CUSTOMER", interactionId, typing }),
    received: () => setStatus("DELIVERED"),
    read: () => setStatus("READ"),
    connected: (online) =>
      void centre.execute({ type: "interaction.customerConnectionChanged", interactionId, online }),
    leave: () =>
      void centre.execute({
        type: "interaction.end",
        endedBy: "CUSTOMER",
        interactionId,
        systemDisposition: null,
      }),
  };
}
