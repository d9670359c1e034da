// What every contender of the benchmark does on its two sides, however its library does it.
import type { EventPayloads } from "@omni/contract";

export const contenders = ["omni", "raw", "penpal", "comlink", "amazon", "hubspot", "teams", "genesys"] as const;
export type Contender = (typeof contenders)[number];

/** About 1 KB each way: the same data whatever the library. */
export interface CallBody {
  url: string;
  method: "POST";
  headers: Record<string, string>;
  body: string;
}

export interface CallResult {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The app's side, once it is connected. */
export interface AppLine {
  call(body: CallBody): Promise<unknown>;
  /** Every event from now on. */
  follow(onEvent: (payload: object) => void): Promise<void> | void;
}

export type StartApp = (hostOrigin: string) => Promise<AppLine>;

/** The host's side for all frames of one contender. */
export interface HostSide {
  /** Answers this frame from now on. */
  attach(frame: HTMLIFrameElement, origin: string): void;
  detach(frame: HTMLIFrameElement): void;
  /** Sends one event to every attached frame. */
  raise(event: BenchEvent): void;
  /** Whether its window listeners are in place: a contender that is not measured must not slow the others. */
  listen(on: boolean): void;
}

/** One event on its way: its name is the contract's, for ours; the others send the payload alone. */
export interface BenchEvent {
  name: "localeChanged" | "messageReceived";
  payload: object;
}

/** `text`: a 1 KB message as such, like the calls' 1 KB. `interaction`: 1 KB of the contract's structure, half of it text. */
export type EventKind = "text" | "interaction";

/** What every host answers: as much as it was asked. */
export const answer = ({ body }: Pick<CallBody, "body">): CallResult => ({ status: 200, headers: {}, body });

/** Text as it comes from a socket or a form: whole, where a slice would point into a longer text and be slower to write. */
const textOf = (length: number): string =>
  JSON.parse(JSON.stringify("Where is my order? It was due on Monday. ".repeat(30).slice(0, length))) as string;

const messageText = textOf(420);

export const callBody: CallBody = {
  url: "https://orders.example/lookup",
  method: "POST",
  headers: { "content-type": "application/json" },
  body: textOf(900),
};

const longText = textOf(960);

/**
 * A new event of the contract, as a platform hands it over: nothing of it was seen before. The interaction event: a
 * visitor of a web page, whom nobody knows yet, writes a longer message.
 */
export const createEvent = (kind: EventKind, index: number): BenchEvent =>
  kind === "text"
    ? { name: "localeChanged", payload: { eventTime: 1_750_000_000_000 + index, locale: longText } }
    : { name: "messageReceived", payload: createInteractionPayload(index) };

function createInteractionPayload(index: number): Omit<EventPayloads["messageReceived"], "sequence"> {
  return {
    interactionId: "int-0001",
    campaignId: "support-chat",
    processId: "care",
    queueId: null,
    state: "CONNECTED",
    eventTime: 1_750_000_000_000 + index,
    customerDetails: {
      customerId: null,
      name: "Visitor 83714",
      phones: [],
      email: null,
      fields: {},
      maskedFields: [],
      crmRecord: null,
    },
    channelDetails: {
      channelType: "CHAT",
      direction: "INBOUND",
      callType: null,
      from: "visit-83714",
      to: "support-chat",
      subChannel: null,
      queueName: "General",
    },
    message: {
      messageId: `msg-${index}`,
      from: "CUSTOMER",
      senderId: null,
      senderName: "Visitor 83714",
      text: messageText,
      attachments: [],
      sentAt: 1_750_000_000_000,
      status: "DELIVERED",
      visibility: "EVERYONE",
    },
  };
}
