import type { ErrorCode, MethodName } from "@omni/contract";
import type { CentreFacts, Need, Stage } from "./host-under-test.ts";
import { call, callWrapUp, chat, chatWrapUp, conference, place, silently } from "./method-samples.ts";
import { disposed } from "./reached-states.ts";

/** A refusal by what a call asks for or the state it comes in. */
export interface RefusalSample {
  readonly method: MethodName;
  readonly code: ErrorCode;
  readonly id: string;
  readonly title: string;
  readonly needs?: readonly Need[];
  /** A host may keep no interaction that is over: then it is not found instead. */
  readonly orNotFound?: boolean;
  readonly prepare?: (stage: Stage) => Promise<Record<string, unknown>>;
  readonly argument?: (facts: CentreFacts) => Record<string, unknown>;
}

type Refuse = Omit<RefusalSample, "method" | "code">;
const refusal = (method: MethodName, code: ErrorCode, rest: Refuse): RefusalSample => ({ method, code, ...rest });
const closed = async (stage: Stage) => ({ interactionId: (await disposed(stage, "CHAT")).interactionId });

/** Orders that no disposed interaction takes. */
const whenDisposed: readonly MethodName[] = [
  "interaction.acceptInteraction",
  "interaction.rejectInteraction",
  "interaction.selectInteraction",
  "interaction.transferInteraction",
  "interaction.startConsult",
  "interaction.completeConsult",
  "interaction.addParticipant",
  "interaction.removeParticipant",
  "interaction.sendMessage",
  "interaction.setTyping",
  "interaction.updateInteraction",
  "interaction.attachCrmRecord",
  "interaction.disposeInteraction",
  "interaction.disposeAndDial",
  "interaction.extendWrapUp",
  "interaction.endWrapUp",
  "interaction.scheduleCallback",
];
/** Orders that need somebody to talk with. */
const whenWrappingUp: readonly MethodName[] = [
  "interaction.acceptInteraction",
  "interaction.rejectInteraction",
  "interaction.transferInteraction",
  "interaction.startConsult",
  "interaction.completeConsult",
  "interaction.addParticipant",
  "interaction.removeParticipant",
  "interaction.sendMessage",
  "interaction.setTyping",
];
const callOrders: readonly MethodName[] = [
  "interaction.holdInteraction",
  "interaction.resumeInteraction",
  "interaction.muteInteraction",
  "interaction.unmuteInteraction",
  "interaction.sendDtmf",
];

const nowhere = { target: { type: "AGENT", id: "nobody" } };
const wrongSignIn = ({ user }: CentreFacts) => ({ username: user.userName, password: "wrong" });
const signedOut = async ({ agent }: Stage) => {
  await agent.perform("session.logout");
  return {};
};

export const refusals: readonly RefusalSample[] = [
  ...whenDisposed.map((method) =>
    refusal(method, "INVALID_STATE", {
      id: "disposed",
      title: "an interaction that is disposed",
      orNotFound: true,
      needs: ["chat", "disposition"],
      prepare: closed,
    }),
  ),
  ...whenWrappingUp.map((method) =>
    refusal(method, "INVALID_STATE", {
      id: "wrap-up",
      title: "an interaction in wrap-up",
      needs: ["chat", "disposition"],
      prepare: chatWrapUp,
    }),
  ),
  ...callOrders.map((method) =>
    refusal(method, "INVALID_STATE", {
      id: "chat",
      title: "a chat, which has no line",
      needs: ["chat"],
      prepare: chat,
    }),
  ),
  ...(["interaction.disposeInteraction", "interaction.disposeAndDial"] as const).map((method) =>
    refusal(method, "INVALID_DISPOSITION", {
      id: "unknown-code",
      title: "a code that the campaign does not have",
      needs: ["chat"],
      prepare: chatWrapUp,
      argument: () => ({ dispositionCode: "no-such-code" }),
    }),
  ),
  refusal("interaction.disposeAndDial", "CHANNEL_UNAVAILABLE", {
    id: "chat",
    title: "a campaign that makes no calls",
    needs: ["chat"],
    prepare: chatWrapUp,
    argument: ({ codes }) => ({ dispositionCode: codes.plain }),
  }),
  refusal("interaction.disposeAndDial", "TARGET_UNAVAILABLE", {
    id: "number",
    title: "something that is no number",
    needs: ["voice"],
    prepare: callWrapUp,
    argument: ({ codes }) => ({ dispositionCode: codes.plain, to: "not a number" }),
  }),
  refusal("interaction.endWrapUp", "DISPOSITION_REQUIRED", {
    id: "required",
    title: "a wrap-up that is not left without a disposition",
    needs: ["voice"],
    prepare: callWrapUp,
  }),
  refusal("interaction.extendWrapUp", "INVALID_STATE", {
    id: "too-often",
    title: "a wrap-up that was extended as often as the campaign allows",
    needs: ["chat", "disposition"],
    prepare: async (stage) => {
      const argument = await chatWrapUp(stage);
      for (let time = 0; time < 3; time++) await stage.agent.perform("interaction.extendWrapUp", argument);
      return argument;
    },
  }),
  refusal("interaction.disposeInteraction", "INVALID_DISPOSITION", {
    id: "no-notes",
    title: "a code that requires notes, without notes",
    needs: ["chat"],
    prepare: chatWrapUp,
    argument: ({ codes }) => ({ dispositionCode: codes.withNotes }),
  }),
  ...(["interaction.transferInteraction", "interaction.startConsult", "interaction.addParticipant"] as const).map(
    (method) =>
      refusal(method, "TARGET_UNAVAILABLE", {
        id: "nobody",
        title: "an agent who does not exist",
        needs: ["chat"],
        prepare: chat,
        argument: () => nowhere,
      }),
  ),
  refusal("interaction.startConsult", "TARGET_UNAVAILABLE", {
    id: "oneself",
    title: "the agent's own self",
    needs: ["chat"],
    prepare: chat,
    argument: ({ user }) => ({ target: { type: "AGENT", id: user.userId } }),
  }),
  refusal("interaction.removeParticipant", "TARGET_UNAVAILABLE", {
    id: "nobody",
    title: "somebody who does not take part",
    needs: ["chat", "colleague"],
    prepare: async (stage) => ({ interactionId: (await conference(stage)).interactionId }),
    argument: () => ({ participantId: "nobody" }),
  }),
  refusal("interaction.sendMessage", "CHANNEL_UNAVAILABLE", {
    id: "call",
    title: "a call, which carries no messages",
    needs: ["voice"],
    prepare: call,
  }),
  refusal("interaction.initiateInteraction", "CHANNEL_UNAVAILABLE", {
    id: "email",
    title: "a channel that the campaign does not have",
    needs: ["voice"],
    argument: ({ voiceCampaign }) => ({ channelType: "EMAIL", to: "a@example.com", campaignId: voiceCampaign }),
  }),
  refusal("interaction.initiateInteraction", "CAMPAIGN_NOT_ASSIGNED", {
    id: "foreign",
    title: "a campaign of others",
    needs: ["voice"],
    argument: ({ foreignCampaign }) => ({ channelType: "VOICE", to: "+34600111222", campaignId: foreignCampaign }),
  }),
  refusal("interaction.initiateInteraction", "CUSTOMER_NOT_FOUND", {
    id: "customer",
    title: "a customer who does not exist",
    needs: ["voice"],
    argument: ({ voiceCampaign, numbers }) => ({
      channelType: "VOICE",
      to: numbers.answers,
      campaignId: voiceCampaign,
      customerId: "nobody",
    }),
  }),
  refusal("interaction.initiateInteraction", "TARGET_UNAVAILABLE", {
    id: "number",
    title: "something that is no number",
    needs: ["voice"],
    argument: ({ voiceCampaign }) => ({ channelType: "VOICE", to: "not a number", campaignId: voiceCampaign }),
  }),
  refusal("interaction.initiateInteraction", "INVALID_STATE", {
    id: "second-call",
    title: "a second call beside one that is connected",
    needs: ["voice"],
    prepare: silently(call),
  }),
  ...(["interaction.dialCallback", "interaction.cancelCallback"] as const).map((method) =>
    refusal(method, "INVALID_STATE", { id: "unknown", title: "a callback that does not exist" }),
  ),
  ...(["configuration.getDispositionCodes", "configuration.getCannedResponses"] as const).map((method) =>
    refusal(method, "CAMPAIGN_NOT_ASSIGNED", {
      id: "foreign",
      title: "a campaign that is not assigned",
      argument: ({ foreignCampaign }) => ({ campaignId: foreignCampaign }),
    }),
  ),
  refusal("configuration.getTransferTargets", "CAMPAIGN_NOT_ASSIGNED", {
    id: "foreign",
    title: "a campaign that is not assigned",
    argument: ({ foreignCampaign }) => ({ campaignId: foreignCampaign, type: "QUEUE" }),
  }),
  refusal("configuration.getMessageTemplates", "CHANNEL_UNAVAILABLE", {
    id: "email",
    title: "a channel that no campaign has",
    argument: () => ({ channelType: "EMAIL" }),
  }),
  refusal("session.selectCampaigns", "CAMPAIGN_NOT_ASSIGNED", {
    id: "foreign",
    title: "a campaign of others",
    argument: ({ foreignCampaign }) => ({ campaignIds: [foreignCampaign] }),
  }),
  refusal("session.selectCampaigns", "INVALID_STATE", {
    id: "at-work",
    title: "leaving a campaign that the agent has a live interaction of",
    needs: ["chat"],
    prepare: silently(chat),
    argument: () => ({ campaignIds: [] }),
  }),
  refusal("session.selectExtension", "TARGET_UNAVAILABLE", {
    id: "unknown",
    title: "an extension that does not exist",
    argument: () => ({ callContextId: "nowhere", phone: "0" }),
  }),
  refusal("session.setAutoCall", "CHANNEL_UNAVAILABLE", {
    id: "no-capacity",
    title: "a channel that the agent has no capacity for",
    argument: () => ({ channelType: "EMAIL", enabled: true }),
  }),
  refusal("session.setAvailability", "INVALID_ARGUMENT", {
    id: "reason",
    title: "a break for a reason that the centre does not have",
    argument: () => ({ status: "ON_BREAK", breakReason: "No such reason" }),
  }),
  refusal("session.logout", "INVALID_STATE", {
    id: "at-work",
    title: "signing out in the middle of a conversation",
    needs: ["chat"],
    prepare: silently(chat),
  }),
  refusal("session.login", "ALREADY_LOGGED_IN", { id: "present", title: "while somebody is signed in" }),
  ...(["session.login", "session.forceLogin"] as const).flatMap((method) => [
    refusal(method, "INVALID_CREDENTIALS", {
      id: "password",
      title: "a wrong password",
      needs: ["signedOutApps"],
      prepare: signedOut,
      argument: wrongSignIn,
    }),
    refusal(method, "ACCOUNT_LOCKED", {
      id: "attempts",
      title: "after too many wrong passwords",
      needs: ["signedOutApps", "clock"],
      prepare: async (stage) => {
        await signedOut(stage);
        for (let attempt = 0; attempt < 5; attempt++) {
          await stage.agent.perform("session.login", wrongSignIn(stage.facts)).then(
            () => {
              throw new Error("A wrong password was accepted.");
            },
            () => null,
          );
        }
        return {};
      },
    }),
  ]),
  ...(["crm.getCustomer", "crm.saveCustomer", "interaction.getHistory"] as const).map((method) =>
    refusal(method, "CUSTOMER_NOT_FOUND", {
      id: "nobody",
      title: "a customer who does not exist",
      argument: () => ({ customerId: "nobody" }),
    }),
  ),
  refusal("crm.findCustomers", "INVALID_ARGUMENT", {
    id: "two-ways",
    title: "more than one way to find at once",
    argument: () => ({ phone: "1", email: "a@example.com" }),
  }),
  refusal("crm.openRecord", "TARGET_UNAVAILABLE", {
    id: "insecure",
    title: "an address that is not HTTPS",
    argument: () => ({ url: "http://crm.example/r/1" }),
  }),
  ...(["app.storage.get", "app.storage.set", "app.storage.delete", "app.storage.list"] as const).map((method) =>
    refusal(method, "CAMPAIGN_NOT_ASSIGNED", {
      id: "foreign",
      title: "the shelf of a campaign of others",
      argument: ({ foreignCampaign }) => ({
        ...(method === "app.storage.list" ? {} : place),
        ...(method === "app.storage.set" && { value: 1 }),
        scope: "CAMPAIGN",
        campaignId: foreignCampaign,
      }),
    }),
  ),
  refusal("app.request", "TARGET_UNAVAILABLE", {
    id: "origin",
    title: "an address that is none of the app's services",
    argument: () => ({ url: "https://elsewhere.example/" }),
  }),
  refusal("ui.openPanel", "TARGET_UNAVAILABLE", {
    id: "slot",
    title: "a slot that the console does not have",
    argument: () => ({ page: "./details", slot: "no-such-slot" }),
  }),
];
