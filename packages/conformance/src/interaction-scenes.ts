import type { EventName } from "@omni/contract";
import { channelCapability, type Need, type Stage } from "./host-under-test.ts";
import {
  connected,
  consulting,
  disposed,
  offered,
  participantOf,
  wrappingUp,
  type LiveChannel,
} from "./reached-states.ts";
import type { Scene } from "./scene.ts";

const liveChannels: readonly LiveChannel[] = ["CHAT", "VOICE", "WHATSAPP", "SMS"];
const written: readonly LiveChannel[] = ["CHAT", "WHATSAPP", "SMS"];

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

const ofChannel = (channel: LiveChannel): readonly Need[] => {
  const capability = channelCapability[channel];
  return capability === undefined ? [] : [capability];
};

export const interactionScenes = sketches.flatMap(
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
