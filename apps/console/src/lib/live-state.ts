import type { ConnectionState, CurrentUser, Extension, Interaction, Message, MessageStatus } from "@omni/contract";
import type { AgentSessionView, AppRegistration, CloseReason, InboxItem, LiveClientEvent, Snapshot } from "@omni/live";

/** What arrived live in one conversation. What was said before is fetched by whoever shows it. */
export interface LiveConversation {
  messages: readonly Message[];
  statuses: Readonly<Record<string, MessageStatus>>;
  /** When the customer was last known to type, on the server's clock; null when not typing. */
  customerTypingAt: number | null;
  /** Customer messages since this interaction last had the focus. */
  unread: number;
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
  simulatedChannels: Snapshot["simulatedChannels"];
  demo: boolean;
}

export interface LiveState {
  connection: ConnectionState;
  /** Why the server ended the connection; null while there is one, or one is sought. */
  ended: { reason: CloseReason; message: string } | null;
  /** The server's clock minus this machine's. */
  clockOffsetMs: number;
  /** Null until the first snapshot. */
  world: AgentWorld | null;
}

export const initialLiveState: LiveState = {
  connection: "RECONNECTING",
  ended: null,
  clockOffsetMs: 0,
  world: null,
};

export const emptyConversation: LiveConversation = { messages: [], statuses: {}, customerTypingAt: null, unread: 0 };

/** The state after an event of the live link. */
export function reduceLive(state: LiveState, event: LiveClientEvent): LiveState {
  switch (event.type) {
    case "state":
      return { ...state, connection: event.state, ended: event.state === "OFFLINE" ? state.ended : null };
    case "clock":
      return { ...state, clockOffsetMs: event.offsetMs };
    case "attemptFailed":
      return state;
    case "closed":
      return { ...state, ended: { reason: event.reason, message: event.message } };
    case "snapshot":
      return { ...state, world: toWorld(event.snapshot, state.world) };
    case "inbox":
      return state.world === null ? state : { ...state, world: applyInbox(state.world, event.item) };
    case "passing":
      return state.world === null ? state : { ...state, world: applyToConversation(state.world, event.item) };
    case "apps":
      return state.world === null ? state : { ...state, world: { ...state.world, apps: byPriority(event.apps) } };
    case "crmPages":
      return state.world === null ? state : { ...state, world: { ...state.world, crmPages: event.crmPages } };
  }
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
    demo,
  } = snapshot;
  const conversations: Record<string, LiveConversation> = {};
  for (const { interactionId } of interactions) {
    // Messages are fetched anew after a snapshot; what the agent has not read yet stays unread.
    const unread = before?.conversations[interactionId]?.unread ?? 0;
    conversations[interactionId] = { ...emptyConversation, unread };
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
    demo,
  };
}

const byAge = (a: Interaction, b: Interaction): number => a.createdAt - b.createdAt;

function applyInbox(world: AgentWorld, item: InboxItem): AgentWorld {
  const withSession = item.session === undefined ? world : { ...world, session: item.session };
  if (item.interactionId === null || item.interaction === undefined) return withSession;
  // The call that a due callback asks for waits for its agent: apps that start late hear of it with the offer.
  if (item.name === "callbackDue" && !isPresent(world, item.interactionId)) return rememberEvent(withSession, item);
  if (isOver(item, item.interaction, world.user.userId)) return removeInteraction(withSession, item.interactionId);
  return applyToConversation(rememberEvent(putInteraction(withSession, item.interaction), item), item);
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

function applyToConversation(world: AgentWorld, item: Omit<InboxItem, "seq">): AgentWorld {
  const { interactionId, name, data, at } = item;
  if (interactionId === null) return world;
  const before = world.conversations[interactionId] ?? emptyConversation;
  const selected = world.interactions.some((each) => each.interactionId === interactionId && each.selected);
  const after = changeConversation(before, name, data, at, selected);
  return after === before ? world : { ...world, conversations: { ...world.conversations, [interactionId]: after } };
}

function changeConversation(
  before: LiveConversation,
  name: InboxItem["name"],
  data: InboxItem["data"],
  at: number,
  selected: boolean,
): LiveConversation {
  switch (name) {
    case "messageReceived":
    case "messageSent": {
      const received = name === "messageReceived";
      return {
        ...before,
        messages: mergeMessages(before.messages, [data["message"] as Message]),
        customerTypingAt: received ? null : before.customerTypingAt,
        unread: received && !selected ? before.unread + 1 : before.unread,
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
      return before.unread === 0 ? before : { ...before, unread: 0 };
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
