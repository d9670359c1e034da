import type { ChannelType, EventName, Interaction } from "@omni/contract";
import { claim } from "./claims.ts";
import { channelCapability, type Need, type Stage, type Talk } from "./host-under-test.ts";

/** What people do, and which events it raises for the agent. */
export interface Scene {
  readonly id: string;
  readonly channel: ChannelType | "SESSION";
  readonly needs: readonly Need[];
  readonly raises: readonly EventName[];
  /** Whether the interaction is still the agent's when the scene is over. */
  readonly leavesLive: boolean;
  play(stage: Stage): Promise<void>;
}

/** The channels that customers come in by. */
export type LiveChannel = "CHAT" | "VOICE" | "WHATSAPP" | "SMS";
const liveChannels: readonly LiveChannel[] = ["CHAT", "VOICE", "WHATSAPP", "SMS"];
const written: readonly LiveChannel[] = ["CHAT", "WHATSAPP", "SMS"];

const patienceMs = 10_000;
const lookAgainMs = 10;

/** Waits until the agent has an interaction of which this holds. */
async function untilInteraction(stage: Stage, holds: (interaction: Interaction) => boolean): Promise<Interaction> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const all = await stage.agent.perform("interaction.getInteractions");
    const found = all.findLast(holds);
    if (found !== undefined) return found;
    claim(Date.now() < deadline, `No interaction came to be as expected: ${all.map(({ state }) => state).join(", ")}.`);
    await new Promise<void>((resolve) => void setTimeout(resolve, lookAgainMs));
  }
}

const silent: Talk = {
  say: async () => {},
  typing: async () => {},
  seen: async () => [],
  read: async () => {},
  leave: async () => {},
};

/** A customer comes in on a channel, and the agent is offered the interaction. */
export async function offered(stage: Stage, channel: LiveChannel): Promise<{ talk: Talk; interactionId: string }> {
  const { customer } = stage;
  let talk = silent;
  if (channel === "CHAT") talk = await customer.chat("Hello, I need help.");
  else if (channel === "VOICE") {
    const call = await customer.call();
    talk = { ...silent, leave: call.hangUp };
  } else talk = await customer.message(channel, "Hello, I need help.");
  const { interactionId } = await untilInteraction(stage, ({ state }) => state === "OFFERED");
  return { talk, interactionId };
}

/** The agent talks with a customer. */
export async function connected(stage: Stage, channel: LiveChannel): Promise<{ talk: Talk; interactionId: string }> {
  const begun = await offered(stage, channel);
  const { interactionId } = begun;
  await stage.agent.perform("interaction.acceptInteraction", { interactionId });
  await untilInteraction(stage, (each) => each.interactionId === interactionId && each.state === "CONNECTED");
  return begun;
}

export async function wrappingUp(stage: Stage, channel: LiveChannel): Promise<{ talk: Talk; interactionId: string }> {
  const begun = await connected(stage, channel);
  await stage.agent.perform("interaction.endInteraction", { interactionId: begun.interactionId });
  return begun;
}

export async function disposed(stage: Stage, channel: LiveChannel): Promise<{ interactionId: string }> {
  const { interactionId } = await wrappingUp(stage, channel);
  const dispositionCode = stage.facts.codes.plain;
  await stage.agent.perform("interaction.disposeInteraction", { interactionId, dispositionCode });
  return { interactionId };
}

/** The agent asks the colleague, who answers. */
export async function consulting(stage: Stage, channel: LiveChannel) {
  const colleague = await stage.colleague();
  const { interactionId } = await connected(stage, channel);
  const target = { type: "AGENT", id: stage.facts.colleague.userId } as const;
  await stage.agent.perform("interaction.startConsult", { interactionId, target });
  await colleague.perform("interaction.acceptInteraction", { interactionId });
  return { interactionId, colleague };
}

type Play = (stage: Stage, channel: LiveChannel) => Promise<unknown>;

interface Sketch {
  id: string;
  raises: readonly EventName[];
  play: Play;
  channels?: readonly LiveChannel[];
  needs?: readonly Need[];
  leavesLive?: boolean;
}

const toTheColleague = ({ facts }: Stage) => ({ type: "AGENT", id: facts.colleague.userId }) as const;

/** Scenes of an interaction, each played on every channel it applies to. */
const sketches: readonly Sketch[] = [
  { id: "offer", raises: ["interactionOffered", "showCrm"], play: offered },
  {
    id: "reject",
    raises: ["interactionRejected"],
    leavesLive: false,
    async play(stage, channel) {
      const { interactionId } = await offered(stage, channel);
      await stage.agent.perform("interaction.rejectInteraction", { interactionId });
    },
  },
  {
    id: "miss",
    raises: ["interactionMissed"],
    needs: ["clock"],
    leavesLive: false,
    async play(stage, channel) {
      await offered(stage, channel);
      await stage.pass(stage.facts.offerMs + 1);
    },
  },
  { id: "connect", raises: ["interactionConnected", "interactionSelected"], play: connected },
  { id: "end", raises: ["interactionEnded", "wrapUpStarted"], needs: ["disposition"], play: wrappingUp },
  {
    id: "dispose",
    raises: ["interactionDisposed", "wrapUpEnded"],
    needs: ["disposition"],
    leavesLive: false,
    play: disposed,
  },
  {
    id: "update",
    raises: ["interactionUpdated"],
    async play(stage, channel) {
      const { interactionId } = await connected(stage, channel);
      await stage.agent.perform("interaction.updateInteraction", { interactionId, data: { order: "NW-1" } });
    },
  },
  {
    id: "record",
    raises: ["crmRecordAttached"],
    needs: ["crm"],
    async play(stage, channel) {
      const { interactionId } = await connected(stage, channel);
      const record = { recordId: "r-1", recordName: "Order NW-1", recordType: "order" };
      await stage.agent.perform("interaction.attachCrmRecord", { interactionId, record });
    },
  },
  {
    id: "identify",
    raises: ["customerIdentified"],
    needs: ["crm"],
    async play(stage, channel) {
      await connected(stage, channel);
      const { customerId } = stage.facts.customer;
      await stage.agent.perform("crm.saveCustomer", { customerId, fields: { seen: channel } });
    },
  },
  {
    id: "say",
    channels: written,
    raises: ["messageReceived"],
    async play(stage, channel) {
      const { talk } = await connected(stage, channel);
      await talk.say("It does not charge any more. 🔋");
    },
  },
  {
    id: "reply",
    channels: written,
    raises: ["messageSent", "messageStatusChanged"],
    async play(stage, channel) {
      const { talk, interactionId } = await connected(stage, channel);
      await stage.agent.perform("interaction.sendMessage", { interactionId, text: "I see. One moment, please." });
      await talk.read();
    },
  },
  {
    id: "typing",
    channels: ["CHAT"],
    raises: ["typingChanged"],
    async play(stage, channel) {
      const { talk } = await connected(stage, channel);
      await talk.typing();
    },
  },
  {
    id: "reopen",
    channels: written,
    raises: ["interactionReopened"],
    needs: ["disposition"],
    async play(stage, channel) {
      const { talk } = await wrappingUp(stage, channel);
      await talk.say("One more thing.");
    },
  },
  {
    id: "hold",
    channels: ["VOICE"],
    raises: ["interactionHeld", "interactionResumed"],
    async play(stage, channel) {
      const { interactionId } = await connected(stage, channel);
      await stage.agent.perform("interaction.holdInteraction", { interactionId });
      await stage.agent.perform("interaction.resumeInteraction", { interactionId });
    },
  },
  {
    id: "mute",
    channels: ["VOICE"],
    raises: ["interactionMuted", "interactionUnmuted"],
    async play(stage, channel) {
      const { interactionId } = await connected(stage, channel);
      await stage.agent.perform("interaction.muteInteraction", { interactionId });
      await stage.agent.perform("interaction.unmuteInteraction", { interactionId });
    },
  },
  {
    id: "initiate",
    channels: ["VOICE", "WHATSAPP", "SMS"],
    raises: ["interactionInitiated"],
    async play(stage, channel) {
      const { voiceCampaign, messagingCampaign, numbers } = stage.facts;
      await stage.agent.perform("interaction.initiateInteraction", {
        channelType: channel,
        to: numbers.answers,
        campaignId: channel === "VOICE" ? voiceCampaign : messagingCampaign,
      });
    },
  },
  {
    id: "transfer",
    raises: ["transferInitiated", "transferCompleted"],
    needs: ["transfer", "colleague"],
    leavesLive: false,
    async play(stage, channel) {
      const colleague = await stage.colleague();
      const { interactionId } = await connected(stage, channel);
      const target = toTheColleague(stage);
      await stage.agent.perform("interaction.transferInteraction", { interactionId, target });
      await colleague.perform("interaction.acceptInteraction", { interactionId });
    },
  },
  {
    id: "transfer-declined",
    raises: ["transferFailed"],
    needs: ["transfer", "colleague"],
    async play(stage, channel) {
      const colleague = await stage.colleague();
      const { interactionId } = await connected(stage, channel);
      const target = toTheColleague(stage);
      await stage.agent.perform("interaction.transferInteraction", { interactionId, target });
      await colleague.perform("interaction.rejectInteraction", { interactionId });
    },
  },
  {
    id: "transfer-to-queue",
    raises: ["interactionQueued"],
    needs: ["transfer"],
    leavesLive: false,
    async play(stage, channel) {
      const { interactionId } = await connected(stage, channel);
      const interaction = await stage.agent.perform("interaction.getInteraction", { interactionId });
      const target = { type: "QUEUE", id: interaction.queueId ?? "" } as const;
      await stage.agent.perform("interaction.transferInteraction", { interactionId, target });
    },
  },
  {
    id: "consult",
    raises: ["consultStarted", "consultConnected", "consultEnded"],
    needs: ["conference", "colleague"],
    async play(stage, channel) {
      const { interactionId } = await consulting(stage, channel);
      await stage.agent.perform("interaction.completeConsult", { interactionId, action: "CANCEL" });
    },
  },
  {
    id: "conference",
    raises: ["conferenceStarted", "participantLeft", "conferenceEnded"],
    needs: ["conference", "colleague"],
    async play(stage, channel) {
      const { interactionId, colleague } = await consulting(stage, channel);
      await stage.agent.perform("interaction.completeConsult", { interactionId, action: "CONFERENCE" });
      const participantId = await participantOf(stage, interactionId);
      await colleague.perform("interaction.removeParticipant", { interactionId, participantId });
    },
  },
  {
    id: "add-participant",
    raises: ["participantJoined"],
    needs: ["conference", "colleague"],
    async play(stage, channel) {
      const second = await stage.colleague("SECOND");
      const { interactionId } = await consulting(stage, channel);
      await stage.agent.perform("interaction.completeConsult", { interactionId, action: "CONFERENCE" });
      const target = { type: "AGENT", id: stage.facts.secondColleague.userId } as const;
      await stage.agent.perform("interaction.addParticipant", { interactionId, target });
      await second.perform("interaction.acceptInteraction", { interactionId });
    },
  },
  {
    id: "schedule-callback",
    raises: ["callbackScheduled"],
    needs: ["callback"],
    async play(stage, channel) {
      const { interactionId } = await connected(stage, channel);
      const at = Date.now() + 10 * 365 * 24 * 3_600_000;
      await stage.agent.perform("interaction.scheduleCallback", { interactionId, at, self: true });
    },
  },
  {
    id: "callback-due",
    channels: ["VOICE"],
    raises: ["callbackDue"],
    needs: ["callback", "clock"],
    async play(stage, channel) {
      const { interactionId } = await connected(stage, channel);
      const { createdAt } = await stage.agent.perform("interaction.getInteraction", { interactionId });
      const at = createdAt + 3_600_000;
      await stage.agent.perform("interaction.scheduleCallback", { interactionId, at, self: true });
      await stage.agent.perform("interaction.endInteraction", { interactionId });
      const dispositionCode = stage.facts.codes.plain;
      await stage.agent.perform("interaction.disposeInteraction", { interactionId, dispositionCode });
      await stage.pass(3_600_000);
    },
  },
  ...(["transcriptAdded", "suggestionAdded", "sentimentChanged"] as const).map((name): Sketch => ({
    id: `insight-${name}`,
    raises: [name],
    needs: ["insights"],
    async play(stage, channel) {
      await connected(stage, channel);
      await stage.customer.insight(name);
    },
  })),
];

/** The colleague among those who take part. */
export async function participantOf(stage: Stage, interactionId: string): Promise<string> {
  const { participants } = await stage.agent.perform("interaction.getInteraction", { interactionId });
  const { userId } = stage.facts.colleague;
  const found = participants.find(({ participantId }) => participantId === userId);
  claim(found !== undefined, `${userId} does not take part: ${participants.map((each) => each.participantId).join()}.`);
  return found.participantId;
}

const ofChannel = (channel: LiveChannel): readonly Need[] => {
  const capability = channelCapability[channel];
  return capability === undefined ? [] : [capability];
};

const interactionScenes = sketches.flatMap(
  ({ id, channels = liveChannels, needs = [], leavesLive = true, raises, play }): Scene[] =>
    channels.map((channel) => ({
      id: `${channel.toLowerCase()}-${id}`,
      channel,
      raises,
      leavesLive,
      needs: ["interaction", ...ofChannel(channel), ...needs],
      play: async (stage) => void (await play(stage, channel)),
    })),
);

const session = (id: string, name: EventName, play: Scene["play"], needs: readonly Need[] = []): Scene => ({
  id: `session-${id}`,
  channel: "SESSION",
  needs: ["session", ...needs],
  raises: [name],
  leavesLive: false,
  play,
});

const minute = 60_000;

const sessionScenes: readonly Scene[] = [
  session(
    "callback-reminder",
    "callbackReminder",
    async (stage) => {
      const { interactionId } = await connected(stage, "CHAT");
      const { createdAt } = await stage.agent.perform("interaction.getInteraction", { interactionId });
      const at = createdAt + 60 * minute;
      await stage.agent.perform("interaction.scheduleCallback", { interactionId, at, self: true });
      await stage.pass(59 * minute);
    },
    ["callback", "chat", "clock"],
  ),
  session("break", "availabilityChanged", async ({ agent, facts }) => {
    await agent.perform("session.setAvailability", { status: "ON_BREAK", breakReason: facts.breakReason });
  }),
  session("auto-call", "autoCallChanged", async ({ agent }) => {
    await agent.perform("session.setAutoCall", { channelType: "CHAT", enabled: false });
  }),
  session("campaigns", "campaignSelectionChanged", async ({ agent, facts }) => {
    await agent.perform("session.selectCampaigns", { campaignIds: [facts.chatCampaign] });
  }),
  session("extension", "extensionChanged", async ({ agent, facts }) => {
    await agent.perform("session.selectExtension", facts.extension);
  }),
  session(
    "sign-out",
    "loginStatusChanged",
    async ({ agent }) => {
      await agent.perform("session.logout");
    },
    ["signedOutApps"],
  ),
  session("offline", "connectionChanged", async ({ faults }) => faults.connection("OFFLINE"), ["faults"]),
  session("theme", "themeChanged", async (stage) => stage.change("THEME"), ["surroundings"]),
  session("language", "localeChanged", async (stage) => stage.change("LOCALE"), ["surroundings"]),
  session("hide", "visibilityChanged", async (stage) => stage.change("HIDE"), ["surroundings"]),
  session("expiry", "sessionExpiring", async (stage) => stage.change("EXPIRE"), ["surroundings"]),
];

export const scenes: readonly Scene[] = [...interactionScenes, ...sessionScenes];

/** Cells of event x channel that can have no case, and why. */
export function reasonForNoScene(name: EventName, channel: ChannelType): string | null {
  if (channel === "EMAIL" || channel === "VIDEO")
    return `the contract names ${channel}, and no host has such a line yet`;
  const voiceOnly: readonly EventName[] = [
    "interactionHeld",
    "interactionResumed",
    "interactionMuted",
    "interactionUnmuted",
  ];
  if (voiceOnly.includes(name)) return "only a call has a line to hold or mute";
  if (name === "callbackDue") return "a callback is a call: it falls due as one";
  if (name === "interactionInitiated") return "nobody can begin a chat with a page that is not open";
  if (name === "typingChanged") return "this channel does not tell who is typing";
  const messages: readonly EventName[] = ["messageReceived", "messageSent", "messageStatusChanged"];
  if (channel === "VOICE" && (messages.includes(name) || name === "interactionReopened"))
    return "a call carries no messages, and once it is over a new one begins";
  return null;
}
