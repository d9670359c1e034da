import type { EventPayloads, Participant, TargetType } from "@omni/contract";
import type { Sdk } from "@omni/sdk";
import type { Handlers } from "./handlers.ts";
import type { HandlerName } from "./names.ts";

type InteractionEvent = Pick<EventPayloads["showCrm"], "channelDetails" | "interactionId">;

const phoneOf = ({ channelDetails: { direction, from, to } }: InteractionEvent): string =>
  direction === "INBOUND" ? from : to;

const transferHandlers: Record<TargetType, HandlerName> = {
  PHONE: "transferToPhoneHandler",
  QUEUE: "transferToAQHandler",
  IVR: "transferToIVRHandler",
  AGENT: "transferToUserHandler",
  CAMPAIGN: "transferToCampaignHandler",
};

/** Tells the page's handlers what happens. Resolves once every event is followed. */
export async function followEvents(sdk: Sdk, handlers: Handlers, isTpv: (phone: string) => boolean): Promise<void> {
  const { call } = handlers;
  let hasExtension = false;
  const wasConsult = new Map<string, boolean>();
  const conferring = new Map<string, Set<string>>();

  const confer = ({ interactionId }: InteractionEvent, { type, name, participantId }: Participant): void => {
    const known = conferring.get(interactionId) ?? new Set();
    conferring.set(interactionId, known.add(participantId));
    if (type === "AGENT") call("conferWithUserHandler", "success", name);
    else if (type === "IVR") call("conferWithLocalIVRHandler", "success", name);
    else if (type === "PHONE")
      call(isTpv(name) || isTpv(participantId) ? "conferWithTPVHandler" : "conferWithPhoneHandler", "success", name);
  };
  const isNew = (event: InteractionEvent, { participantId }: Participant): boolean =>
    conferring.get(event.interactionId)?.has(participantId) !== true;

  const tellTransfer = (event: EventPayloads["transferCompleted"], outcome: string): void => {
    const { interactionId, target } = event;
    const handler = wasConsult.get(interactionId) === true ? "transferInCallHandler" : transferHandlers[target.type];
    wasConsult.delete(interactionId);
    call(handler, outcome, target.id);
  };

  const { session, interaction } = sdk;
  await Promise.all([
    session.register("loginStatusChanged", ({ status, userName, reason }) => {
      call("loginStatusHandler", status, userName);
      if (status !== "LOGGED_IN") call("logoutHandler", reason ?? status);
    }),
    session.register("extensionChanged", ({ extension }) => {
      if (extension !== null)
        call(
          hasExtension ? "modifyExtensionHandler" : "selectExtensionHandler",
          "success",
          extension.callContextName,
          extension.phone,
        );
      hasExtension = extension !== null;
    }),
    session.register("campaignSelectionChanged", ({ selectedCampaigns }) =>
      call(
        "selectCampaignHandler",
        "success",
        selectedCampaigns.map(({ campaignId, name }) => ({ campaignId, name })),
      ),
    ),
    session.register("autoCallChanged", ({ channelType, enabled }) =>
      call(enabled ? "autoCallOnHandler" : "autoCallOffHandler", "success", channelType),
    ),
    session.register("availabilityChanged", ({ status, breakReason }) => {
      if (status === "AVAILABLE") call("readyHandler", "success");
      if (status === "ON_BREAK") call("breakHandler", "success", breakReason);
    }),
    interaction.register("showCrm", (event) => {
      const { interactionId, campaignId, queueId, customerDetails, channelDetails } = event;
      const phone = phoneOf(event);
      const { customerId, name, fields } = customerDetails;
      const params = {
        ...fields,
        name,
        customerId,
        campaignId,
        queueId,
        callType: channelDetails.callType,
        crtObjectId: interactionId,
      };
      call("showCrm", phone, params, interactionId);
      call(
        "showCrmDetailed",
        { phone, displayPhone: phone, ...params, interactionId, customerDetails, channelDetails },
        interactionId,
      );
    }),
    interaction.register("interactionInitiated", (event) =>
      call("callInitiatedHandler", phoneOf(event), event.interactionId),
    ),
    interaction.register("interactionEnded", ({ interactionId, systemDisposition, endedBy }) => {
      wasConsult.delete(interactionId);
      conferring.delete(interactionId);
      call("hangupHandler", systemDisposition, endedBy, interactionId);
    }),
    interaction.register("transferInitiated", ({ interactionId, kind }) => {
      wasConsult.set(interactionId, kind === "CONSULT");
    }),
    interaction.register("transferCompleted", (event) => tellTransfer(event, "success")),
    interaction.register("transferFailed", (event) => tellTransfer(event, `failure: ${event.reason}`)),
    interaction.register("conferenceStarted", async (event) => {
      const { userId } = await session.getCurrentUser();
      for (const each of event.participants)
        if (each.participantId !== userId && isNew(event, each)) confer(event, each);
    }),
    interaction.register("participantJoined", (event) => {
      if (event.state === "CONFERENCE" && isNew(event, event.participant)) confer(event, event.participant);
    }),
    interaction.register("interactionDisposed", ({ interactionId, dispositionCode }) =>
      call("disposeCallByDispositionCodeHandler", "success", dispositionCode, interactionId),
    ),
    interaction.register("callbackScheduled", ({ callback }) =>
      call("callbackSuccessNotifyHandler", callback.at, callback.phone),
    ),
  ]);
}
