import { methods, type MethodName } from "@omni/contract";
import type { CentreFacts, Need, Stage } from "./host-under-test.ts";
import { connected, consulting, offered, participantOf, wrappingUp } from "./reached-states.ts";

/** What a call needs to be made: the state it is made in gives the rest of its argument. */
export interface Sample {
  readonly needs?: readonly Need[];
  /** Brings the stage into the state, and gives what the argument takes from it. */
  readonly prepare?: (stage: Stage) => Promise<Record<string, unknown>>;
  /** A valid argument as far as the facts give it. */
  readonly argument?: (facts: CentreFacts) => Record<string, unknown>;
}

export const chat = async (stage: Stage) => ({ interactionId: (await connected(stage, "CHAT")).interactionId });
const chatOffer = async (stage: Stage) => ({ interactionId: (await offered(stage, "CHAT")).interactionId });
export const chatWrapUp = async (stage: Stage) => ({ interactionId: (await wrappingUp(stage, "CHAT")).interactionId });
export const callWrapUp = async (stage: Stage) => ({ interactionId: (await wrappingUp(stage, "VOICE")).interactionId });
export const call = async (stage: Stage) => ({ interactionId: (await connected(stage, "VOICE")).interactionId });
const heldCall = async (stage: Stage) => {
  const argument = await call(stage);
  await stage.agent.perform("interaction.holdInteraction", argument);
  return argument;
};
const consult = async (stage: Stage) => ({ interactionId: (await consulting(stage, "CHAT")).interactionId });
export const conference = async (stage: Stage) => {
  const { interactionId } = await consulting(stage, "CHAT");
  await stage.agent.perform("interaction.completeConsult", { interactionId, action: "CONFERENCE" });
  return { interactionId, participantId: await participantOf(stage, interactionId) };
};
const scheduled = async (stage: Stage) => {
  const { interactionId } = await chat(stage);
  const { callbackId } = await stage.agent.perform("interaction.scheduleCallback", {
    interactionId,
    at: later,
    self: true,
  });
  return { callbackId };
};
const withColleague = async (stage: Stage) => {
  await stage.colleague();
  return chat(stage);
};

/** The state alone matters: the call takes nothing from it. */
export const silently =
  (prepare: (stage: Stage) => Promise<unknown>) =>
  async (stage: Stage): Promise<Record<string, unknown>> => {
    await prepare(stage);
    return {};
  };

/** Ten years on: no clock of a test gets there. */
const later = Date.UTC(2036, 0, 1);
const onCall = { prepare: call, needs: ["voice"] } as const;
const onChat = { prepare: chat, needs: ["chat"] } as const;
const nothing: Sample = {};
const toColleague = ({ colleague }: CentreFacts) => ({ target: { type: "AGENT", id: colleague.userId } });
export const place = { key: "greeting" };

/** How each method of the contract is called so that it succeeds. */
export const samples: Readonly<Record<MethodName, Sample>> = {
  "session.login": {
    needs: ["signedOutApps"],
    prepare: async ({ agent }) => {
      await agent.perform("session.logout");
      return {};
    },
    argument: ({ user }) => ({ username: user.userName, password: user.password }),
  },
  "session.forceLogin": { argument: ({ user }) => ({ username: user.userName, password: user.password }) },
  "session.logout": { needs: ["signedOutApps"] },
  "session.getCurrentUser": nothing,
  "session.getLoginStatus": nothing,
  "session.getAvailability": nothing,
  "session.setAvailability": { argument: ({ breakReason }) => ({ status: "ON_BREAK", breakReason }) },
  "session.setAutoCall": { argument: () => ({ channelType: "CHAT", enabled: false }) },
  "session.getAssignedCampaigns": nothing,
  "session.getSelectedCampaigns": nothing,
  "session.selectCampaigns": { argument: ({ chatCampaign }) => ({ campaignIds: [chatCampaign] }) },
  "session.getExtension": nothing,
  "session.selectExtension": { argument: ({ extension }) => ({ ...extension }) },

  "interaction.initiateInteraction": {
    needs: ["voice"],
    argument: ({ voiceCampaign, numbers }) => ({
      channelType: "VOICE",
      to: numbers.answers,
      campaignId: voiceCampaign,
    }),
  },
  "interaction.getInteractions": { ...onChat, prepare: silently(chat) },
  "interaction.getInteraction": onChat,
  "interaction.acceptInteraction": { ...onChat, prepare: chatOffer },
  "interaction.rejectInteraction": { ...onChat, prepare: chatOffer },
  "interaction.selectInteraction": onChat,
  "interaction.holdInteraction": onCall,
  "interaction.resumeInteraction": { ...onCall, prepare: heldCall },
  "interaction.muteInteraction": onCall,
  "interaction.unmuteInteraction": onCall,
  "interaction.sendDtmf": { ...onCall, argument: () => ({ digits: "12#" }) },
  "interaction.endInteraction": onChat,
  "interaction.transferInteraction": {
    needs: ["chat", "colleague"],
    prepare: withColleague,
    argument: toColleague,
  },
  "interaction.startConsult": { needs: ["chat", "colleague"], prepare: withColleague, argument: toColleague },
  "interaction.completeConsult": {
    needs: ["chat", "colleague"],
    prepare: consult,
    argument: () => ({ action: "CANCEL" }),
  },
  "interaction.addParticipant": { needs: ["chat", "colleague"], prepare: withColleague, argument: toColleague },
  "interaction.removeParticipant": {
    needs: ["chat", "colleague"],
    prepare: conference,
    argument: ({ colleague }) => ({ participantId: colleague.userId }),
  },
  "interaction.sendMessage": { ...onChat, argument: () => ({ text: "Good morning" }) },
  "interaction.getMessages": { ...onChat, argument: () => ({ limit: 10 }) },
  "interaction.setTyping": { ...onChat, argument: () => ({ typing: true }) },
  "interaction.updateInteraction": { ...onChat, argument: () => ({ data: { order: "NW-1" } }) },
  "interaction.attachCrmRecord": {
    ...onChat,
    argument: () => ({ record: { recordId: "r-1", recordName: "Order", recordType: "order" } }),
  },
  "interaction.disposeInteraction": {
    needs: ["chat"],
    prepare: chatWrapUp,
    argument: ({ codes }) => ({ dispositionCode: codes.plain }),
  },
  "interaction.disposeAndDial": {
    needs: ["voice"],
    prepare: callWrapUp,
    argument: ({ codes, numbers }) => ({ dispositionCode: codes.plain, to: numbers.answers }),
  },
  "interaction.extendWrapUp": { needs: ["chat"], prepare: chatWrapUp },
  "interaction.endWrapUp": { needs: ["chat"], prepare: chatWrapUp },
  "interaction.scheduleCallback": { ...onChat, argument: () => ({ at: later, self: true }) },
  "interaction.getCallbacks": { ...onChat, prepare: silently(scheduled) },
  "interaction.dialCallback": { needs: ["chat", "voice"], prepare: scheduled },
  "interaction.cancelCallback": { ...onChat, prepare: scheduled },
  "interaction.getHistory": { argument: ({ customer }) => ({ customerId: customer.customerId }) },

  "configuration.getCampaigns": nothing,
  "configuration.getDispositionCodes": { argument: ({ chatCampaign }) => ({ campaignId: chatCampaign }) },
  "configuration.getBreakReasons": nothing,
  "configuration.getQueues": nothing,
  "configuration.getTransferTargets": {
    argument: ({ chatCampaign }) => ({ campaignId: chatCampaign, type: "AGENT" }),
  },
  "configuration.getExtensions": nothing,
  "configuration.getMessageTemplates": { argument: () => ({ channelType: "WHATSAPP" }) },
  "configuration.getCannedResponses": { argument: ({ chatCampaign }) => ({ campaignId: chatCampaign }) },
  "configuration.getCapabilities": nothing,
  "configuration.getAppSettings": nothing,

  "crm.findCustomers": { argument: ({ customer }) => ({ email: customer.email }) },
  "crm.getCustomer": { argument: ({ customer }) => ({ customerId: customer.customerId }) },
  "crm.saveCustomer": { argument: ({ customer }) => ({ customerId: customer.customerId, fields: { seen: "yes" } }) },
  "crm.openRecord": { argument: () => ({ url: "https://crm.example/r/1", target: "TAB" }) },

  "app.getContext": nothing,
  "app.storage.get": { argument: () => place },
  "app.storage.set": { argument: () => ({ ...place, value: { text: "Hello" } }) },
  "app.storage.delete": { argument: () => place },
  "app.storage.list": { argument: () => ({ prefix: "greet" }) },
  "app.publish": { argument: () => ({ topic: "orders", data: { order: 1 } }) },
  "app.subscribe": { argument: () => ({ topic: "orders" }) },
  "app.unsubscribe": { argument: () => ({ topic: "orders" }) },
  "app.request": { argument: ({ serviceUrl }) => ({ url: serviceUrl, method: "GET" }) },
  "app.getContextToken": nothing,
  "app.log": { argument: () => ({ level: "info", message: "The suite was here" }) },

  "ui.notify": {
    needs: ["answers"],
    argument: () => ({ type: "INFO", title: "Saved", message: "The order is saved." }),
  },
  "ui.setBadge": { argument: () => ({ count: 3 }) },
  "ui.resize": { argument: () => ({ height: 300 }) },
  "ui.focus": nothing,
  "ui.confirm": { needs: ["answers"], argument: () => ({ title: "Sure?", message: "Cancel the order?" }) },
  "ui.openPanel": { argument: () => ({ page: "./details" }) },
  "ui.close": nothing,
};

/** A valid argument without going through any state: ids are ones that nobody has. */
export function anyArgument(method: MethodName, facts: CentreFacts): Record<string, unknown> | undefined {
  const { parameters } = methods[method];
  if (parameters === null) return undefined;
  const given = samples[method].argument?.(facts) ?? {};
  const required = parameters.required ?? [];
  return {
    ...(required.includes("interactionId") && { interactionId: "nobody" }),
    ...(required.includes("callbackId") && { callbackId: "nobody" }),
    ...given,
  };
}
