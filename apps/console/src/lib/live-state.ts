import type { ConnectionState, CurrentUser, Extension, Interaction, Message, MessageStatus } from "@omni/contract";
import type {
  AgentSessionView,
  AppRegistration,
  AskedFor,
  CloseReason,
  InboxItem,
  LiveClientEvent,
  Snapshot,
} from "@omni/live";

/** What arrived live in one conversation. What was said before is fetched by whoever shows it. */
export interface LiveConversation {
  messages: readonly Message[];
  statuses: Readonly<Record<string, MessageStatus>>;
  /** When the customer was last known to type, on the server's clock; null when not typing. */
  customerTypingAt: number | null;
  /** Customer messages since the agent last looked at this interaction or answered. */
  unread: number;
  /** For what a colleague asks this agent in; null when nobody does. */
  askedFor: AskedFor | null;
}

/** All that the server told about this agent's work. */
export interface AgentWorld {
  user: CurrentUser;
  session: AgentSessionView;
  /** Live interactions of this agent, oldest first. */
  interactions: readonly Interaction[];
  conversations: Readonly<Record<string, LiveConversation>>;
  /** The last item of each event name for each live interaction, in order. */
  lastEvents: readonly InboxItem[];
  apps: readonly AppRegistration[];
  crmPages: Snapshot["crmPages"];
  maskRules: Snapshot["maskRules"];
  breakReasons: readonly string[];
  extensions: readonly Extension[];
  wrapUp: Snapshot["wrapUp"];
  capacity: Snapshot["capacity"];
  /** What the server can do. */
  capabilities: Snapshot["capabilities"];
  methods: Snapshot["methods"];
  simulatedChannels: Snapshot["simulatedChannels"];
  demo: boolean;
}

export interface LiveState {
  connection: ConnectionState;
  /** Why the server ended the connection; null while there is one, or one is sought. */
  ended: { reason: CloseReason; message: string } | null;
  /** The server's clock minus this machine's. */
  clockOffsetMs: number;
  /** The agent cannot see this page, such as behind another tab. */
  looksAway: boolean;
  /** Null until the first snapshot. */
  world: AgentWorld | null;
}

export const initialLiveState: LiveState = {
  connection: "RECONNECTING",
  ended: null,
  clockOffsetMs: 0,
  looksAway: false,
  world: null,
};

export const emptyConversation: LiveConversation = {
  messages: [],
  statuses: {},
  customerTypingAt: null,
  unread: 0,
  askedFor: null,
};

/** The state after an event of the live link. */
export function reduceLive(state: LiveState, event: LiveClientEvent): LiveState {
  switch (event.type) {
    case "state":
      return { ...state, connection: event.state, ended: event.state === "OFFLINE" ? state.ended : null };
    case "clock":
      return { ...state, clockOffsetMs: event.offsetMs };
    case "attention":
      return attend(state, event.looksAway);
    case "attemptFailed":
      return state;
    case "closed":
      return { ...state, ended: { reason: event.reason, message: event.message } };
    case "snapshot":
      return { ...state, world: toWorld(event.snapshot, state.world) };
    case "inbox":
      return state.world === null ? state : { ...state, world: applyInbox(state.world, event.item, state.looksAway) };
    case "passing":
      return state.world === null
        ? state
        : { ...state, world: applyToConversation(state.world, event.item, state.looksAway) };
    case "apps":
      return state.world === null ? state : { ...state, world: { ...state.world, apps: byPriority(event.apps) } };
    case "crmPages":
      return state.world === null ? state : { ...state, world: { ...state.world, crmPages: event.crmPages } };
  }
}

/** What has the focus is read as soon as the agent looks. */
function attend(state: LiveState, looksAway: boolean): LiveState {
  const { world } = state;
  const selected = world?.interactions.find((each) => each.selected)?.interactionId;
  const conversation = selected === undefined ? undefined : world?.conversations[selected];
  if (looksAway || world === null || selected === undefined || conversation === undefined || conversation.unread === 0)
    return { ...state, looksAway };
  const conversations = { ...world.conversations, [selected]: { ...conversation, unread: 0 } };
  return { ...state, looksAway, world: { ...world, conversations } };
}

const byPriority = (apps: readonly AppRegistration[]): AppRegistration[] =>
  apps.toSorted((a, b) => b.priority - a.priority);

function toWorld(snapshot: Snapshot, before: AgentWorld | null): AgentWorld {
  const {
    user,
    session,
    interactions,
    lastEvents,
    apps,
    breakReasons,
    extensions,
    wrapUp,
    capacity,
    capabilities,
    methods,
    demo,
  } = snapshot;
  const conversations: Record<string, LiveConversation> = {};
  for (const { interactionId } of interactions) {
    // Messages are fetched anew after a snapshot. Of what is not the agent's own only this page knows what is unread.
    const unread = snapshot.unread[interactionId] ?? before?.conversations[interactionId]?.unread ?? 0;
    const askedFor = snapshot.askedFor[interactionId] ?? null;
    conversations[interactionId] = { ...emptyConversation, unread, askedFor };
  }
  return {
    user,
    session,
    interactions: interactions.toSorted(byAge),
    conversations,
    lastEvents,
    maskRules: snapshot.maskRules,
    crmPages: snapshot.crmPages,
    simulatedChannels: snapshot.simulatedChannels,
    apps: byPriority(apps),
    breakReasons,
    extensions,
    wrapUp,
    capacity,
    capabilities,
    methods,
    demo,
  };
}

const byAge = (a: Interaction, b: Interaction): number => a.createdAt - b.createdAt;

function applyInbox(world: AgentWorld, item: InboxItem, looksAway: boolean): AgentWorld {
  const withSession = item.session === undefined ? world : { ...world, session: item.session };
  if (item.interactionId === null || item.interaction === undefined) return withSession;
  // The call that a due callback asks for waits for its agent: apps that start late hear of it with the offer.
  if (item.name === "callbackDue" && !isPresent(world, item.interactionId)) return rememberEvent(withSession, item);
  if (isOver(item, item.interaction, world.user.userId)) return removeInteraction(withSession, item.interactionId);
  return applyToConversation(rememberEvent(putInteraction(withSession, item.interaction), item), item, looksAway);
}

const isPresent = ({ interactions }: AgentWorld, interactionId: string): boolean =>
  interactions.some((each) => each.interactionId === interactionId);

/** Whether the interaction has left this agent. */
function isOver({ name }: InboxItem, interaction: Interaction, userId: string): boolean {
  const { state, agentId, wrapUp, participants } = interaction;
  if (name === "interactionRejected" || name === "interactionMissed" || name === "transferCompleted") return true;
  if (name === "wrapUpEnded" || state === "QUEUED") return true;
  // A disposition ends a wrap-up, but one that lasts its whole time.
  if (state === "DISPOSED") return wrapUp === null;
  if (agentId === userId || state === "OFFERED") return false;
  const takesPart = participants.some((each) => each.participantId === userId && each.state !== "LEFT");
  return state === "ENDED" || (agentId !== null && !takesPart);
}

function putInteraction(world: AgentWorld, interaction: Interaction): AgentWorld {
  const { interactionId, selected } = interaction;
  const others = world.interactions
    .filter((other) => other.interactionId !== interactionId)
    .map((other) => (selected && other.selected ? { ...other, selected: false } : other));
  return { ...world, interactions: [...others, interaction].toSorted(byAge) };
}

function removeInteraction(world: AgentWorld, interactionId: string): AgentWorld {
  const { [interactionId]: _gone, ...conversations } = world.conversations;
  return {
    ...world,
    conversations,
    interactions: world.interactions.filter((other) => other.interactionId !== interactionId),
    lastEvents: world.lastEvents.filter((item) => item.interactionId !== interactionId),
  };
}

function rememberEvent(world: AgentWorld, item: InboxItem): AgentWorld {
  const others = world.lastEvents.filter(
    ({ name, interactionId }) => name !== item.name || interactionId !== item.interactionId,
  );
  return { ...world, lastEvents: [...others, item] };
}

function applyToConversation(world: AgentWorld, item: Omit<InboxItem, "seq">, looksAway: boolean): AgentWorld {
  const { interactionId } = item;
  if (interactionId === null) return world;
  const before = world.conversations[interactionId] ?? emptyConversation;
  const selected = world.interactions.some((each) => each.interactionId === interactionId && each.selected);
  const seen = selected && !looksAway;
  const after = changeConversation(before, item, world.user.userId, seen);
  return after === before ? world : { ...world, conversations: { ...world.conversations, [interactionId]: after } };
}

function changeConversation(
  before: LiveConversation,
  { name, data, at, askedFor }: Omit<InboxItem, "seq">,
  userId: string,
  seen: boolean,
): LiveConversation {
  switch (name) {
    case "interactionOffered":
      return { ...before, askedFor: askedFor ?? null };
    case "messageReceived":
      return {
        ...before,
        messages: mergeMessages(before.messages, [data["message"] as Message]),
        customerTypingAt: null,
        unread: seen ? before.unread : before.unread + 1,
      };
    case "messageSent": {
      const message = data["message"] as Message;
      // Who answers has read.
      const answered = message.senderId === userId && message.visibility === "EVERYONE";
      return {
        ...before,
        messages: mergeMessages(before.messages, [message]),
        unread: answered ? 0 : before.unread,
      };
    }
    case "messageStatusChanged": {
      const { messageId, status } = data as { messageId: string; status: MessageStatus };
      return { ...before, statuses: { ...before.statuses, [messageId]: status } };
    }
    case "typingChanged": {
      const { from, typing } = data as { from: string; typing: boolean };
      return from === "CUSTOMER" ? { ...before, customerTypingAt: typing ? at : null } : before;
    }
    case "interactionEnded":
      return before.customerTypingAt === null ? before : { ...before, customerTypingAt: null };
    case "interactionSelected":
      return seen && before.unread > 0 ? { ...before, unread: 0 } : before;
    default:
      return before;
  }
}

/** Both lists as one, each message once, in the order in which they were sent. */
export function mergeMessages(first: readonly Message[], second: readonly Message[]): Message[] {
  const byId = new Map<string, Message>();
  for (const message of [...first, ...second]) byId.set(message.messageId, message);
  return [...byId.values()].toSorted((a, b) => a.sentAt - b.sentAt);
}
