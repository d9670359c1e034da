/** Messages between a console and the server on the socket `/live`, one JSON text frame each. */
import type {
  AutoCall,
  Availability,
  Campaign,
  CannedResponse,
  Capability,
  ChannelType,
  CurrentUser,
  EventName,
  Extension,
  Interaction,
  LoginStatus,
  MaskRules,
  MethodName,
  Permission,
} from "@omni/contract";
import type { WireError } from "@omni/wire";
import { z } from "zod";
import type { CloseReason } from "./close-codes.ts";

/** An agent's session as the console shows it. */
export interface AgentSessionView {
  loginStatus: LoginStatus;
  availability: Availability;
  /** What the agent chose; `availability` says what follows from it and from the agent's work. */
  chosen: "AVAILABLE" | "ON_BREAK";
  autoCall: AutoCall[];
  assignedCampaigns: Campaign[];
  selectedCampaigns: Campaign[];
  extension: Extension | null;
}

/** A place of the console that shows apps, such as `right-panel`. Slots are data: an administrator adds more. */
export type AppSlot = string;

/** One instance for each agent, one for each interaction, or one that is never shown. */
export type AppScope = "SESSION" | "INTERACTION" | "BACKGROUND";

export type AppContextLevel = "CONTACT_CENTRE" | "PROCESS" | "CAMPAIGN" | "QUEUE";

/** Where an app is shown: while the interaction in focus lies inside; of a contact centre always. */
export interface AppContext {
  level: AppContextLevel;
  id: string;
  /** Only what stands at this level itself: of a campaign, the interactions that came by none of its queues. */
  withoutChildren?: boolean;
}

/** A page of an app as the console mounts it in a slot. `url` is the page without the parameters that the host adds. */
export interface AppRegistration {
  appId: string;
  /** A version stays what it is: another version is another registration. */
  version: string;
  /** The page's id in the app's manifest. */
  page: string;
  name: string;
  icon: string | null;
  slot: AppSlot;
  scope: AppScope;
  contexts: AppContext[];
  url: string;
  origin: string;
  /** Whether another server than this one serves its pages: the console then holds it by its framing page. */
  hostedElsewhere: boolean;
  /** The `sandbox` of the app's frame. */
  sandbox: string;
  /** The `allow` of the app's frame. */
  allow: string;
  permissions: Permission[];
  settings: Record<string, unknown>;
  priority: number;
}

/** What a colleague asks the agent for. */
export type AskedFor = "TRANSFER" | "CONSULT" | "CONFERENCE";

/**
 * One row of an agent's inbox: a contract event for this agent. `seq` is gapless per agent. `data` holds the event's own
 * fields; `interaction` and `session` are the state after it, from which the common fields follow.
 */
export interface InboxItem {
  seq: number;
  at: number;
  name: EventName;
  interactionId: string | null;
  data: Record<string, unknown>;
  interaction?: Interaction;
  session?: AgentSessionView;
  /** For what the agent is asked in; absent when nobody asks. */
  askedFor?: AskedFor;
}

/** Something that passes and is not kept, such as typing. */
export type PassingItem = Omit<InboxItem, "seq">;

/** A campaign's own CRM page, opened beside each of its connected interactions. */
export interface CrmPage {
  /** May hold placeholders such as `{phone}` after its host. */
  url: string;
  /** What the page may do when it loads the SDK. */
  permissions: Permission[];
}

/** All a console needs to show itself, as of inbox sequence `seq`. */
export interface Snapshot {
  seq: number;
  user: CurrentUser;
  session: AgentSessionView;
  interactions: Interaction[];
  /** How many of the customer's messages the agent has not read, of each interaction that is the agent's own. */
  unread: Record<string, number>;
  /** For what the agent is asked into interactions of others. */
  askedFor: Record<string, AskedFor>;
  /** The last inbox item of each event name for each live interaction, in order: what late apps are replayed. */
  lastEvents: InboxItem[];
  apps: AppRegistration[];
  /** By campaign. */
  crmPages: Record<string, CrmPage>;
  /** What is hidden from apps without `customer.pii`, and how. */
  maskRules: MaskRules;
  breakReasons: string[];
  extensions: Extension[];
  cannedResponses: CannedResponse[];
  /** Wrap-up rules of the assigned campaigns, by campaign id. */
  wrapUp: Record<string, { mode: string; seconds: number; extendSeconds: number; maxExtensions: number }>;
  /** How many interactions of each channel the agent has at most; a channel left out is none. */
  capacity: Partial<Record<ChannelType, number>>;
  /** What the server can do. */
  capabilities: Capability[];
  /** Each method of those, so that a console shows the right controls at once. */
  methods: MethodName[];
  /** Channels whose provider is simulated: no network outside carries them. */
  simulatedChannels: ChannelType[];
  demo: boolean;
}

export type ServerMessage =
  | { type: "welcome"; resumed: boolean; serverTime: number; seq: number; snapshot: Snapshot | null }
  | ({ type: "inbox" } & InboxItem)
  | ({ type: "passing" } & PassingItem)
  | { type: "reply"; id: number; result: unknown }
  | { type: "reply"; id: number; error: WireError }
  /** The agent's apps changed: another version, another mapping, one more or one fewer. */
  | { type: "apps"; apps: AppRegistration[] }
  /** A campaign's CRM page changed, came, or went. */
  | { type: "crmPages"; crmPages: Snapshot["crmPages"] }
  | { type: "pong" }
  | { type: "closing"; reason: CloseReason; message: string };

/** The first message of a console. `lastSeq` null asks for a snapshot; else the server sends exactly what was missed. */
export const helloMessage = z.strictObject({
  type: z.literal("hello"),
  /** One browser tab. A second tab of the same agent takes over; the first is closed with TAKEN_OVER. */
  tabId: z.string().min(1).max(64),
  lastSeq: z.int().min(0).nullable(),
});

/**
 * A method call. `key` names the order, not the frame: a console that lost the connection before the reply sends the same
 * key again, and the server does not do it twice.
 */
export const callMessage = z.strictObject({
  type: z.literal("call"),
  id: z.int().min(1),
  key: z.string().min(1).max(64),
  method: z.string().min(1).max(64),
  argument: z.unknown().optional(),
  /** The app that called, absent when the console itself did. */
  appId: z.string().max(128).optional(),
});

/** Says how far this console has read, so that the server need not keep more. */
export const readMessage = z.strictObject({ type: z.literal("read"), seq: z.int().min(0) });

/** Says whether the agent can see this console: what is out of sight counts as unread. Until it is said, it is in sight. */
export const attentionMessage = z.strictObject({ type: z.literal("attention"), looksAway: z.boolean() });

/** Asks for a sign of life, as browsers do not show a page the server's own pings. Answered by `pong`. */
export const pingMessage = z.strictObject({ type: z.literal("ping") });

/** What became of an app in this console, for the administrators' figures. Not answered, and not kept when there is no line. */
export const appReportMessage = z.strictObject({
  type: z.literal("appReport"),
  appId: z.string().min(1).max(128),
  version: z.string().min(1).max(64),
  kind: z.enum(["MOUNTED", "READY", "FAILED", "CRASHED", "CALL_ERROR", "CALLBACK_ERROR"]),
  code: z.string().max(64).optional(),
  message: z.string().max(500).optional(),
});
export type AppReport = Omit<z.infer<typeof appReportMessage>, "type">;

export const clientMessage = z.discriminatedUnion("type", [
  helloMessage,
  callMessage,
  readMessage,
  attentionMessage,
  pingMessage,
  appReportMessage,
]);
export type ClientMessage = z.infer<typeof clientMessage>;
