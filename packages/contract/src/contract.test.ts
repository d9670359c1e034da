import { z } from "zod";
import { describe, expect, test } from "vitest";
import { buildContract } from "./generate/build-contract.ts";
import { writeTypes } from "./generate/write-types.ts";
import {
  errors,
  eventNames,
  events,
  maskCustomerDetails,
  methodNames,
  methods,
  nearest,
  permissions,
} from "./index.ts";
import { contractSource } from "./source/contract-source.ts";

/** What outsiders depend on: a change here is a change of the contract and belongs in the changelog. */
describe("names that outsiders depend on", () => {
  test("events", () => {
    expect(eventNames.filter((name) => events[name].group === "session")).toEqual([
      "loginStatusChanged",
      "availabilityChanged",
      "autoCallChanged",
      "campaignSelectionChanged",
      "extensionChanged",
      "connectionChanged",
      "callbackReminder",
      "sessionExpiring",
      "themeChanged",
      "localeChanged",
      "visibilityChanged",
    ]);
    expect(eventNames.filter((name) => events[name].group === "interaction")).toEqual([
      ..."interactionInitiated interactionQueued interactionOffered interactionRejected interactionMissed".split(" "),
      ..."interactionConnected interactionHeld interactionResumed interactionMuted interactionUnmuted".split(" "),
      ..."interactionSelected interactionUpdated interactionEnded interactionReopened".split(" "),
      ..."showCrm customerIdentified crmRecordAttached".split(" "),
      ..."transferInitiated transferCompleted transferFailed consultStarted consultConnected consultEnded".split(" "),
      ..."conferenceStarted participantJoined participantLeft conferenceEnded".split(" "),
      ..."messageReceived messageSent messageStatusChanged typingChanged".split(" "),
      ..."wrapUpStarted wrapUpEnded interactionDisposed callbackScheduled callbackDue".split(" "),
      ..."transcriptAdded suggestionAdded sentimentChanged".split(" "),
    ]);
  });

  test("methods", () => {
    const ofApi = (api: string) =>
      methodNames.filter((name) => name.startsWith(`${api}.`)).map((name) => name.slice(api.length + 1));
    expect(ofApi("session").join(" ")).toBe(
      "login forceLogin logout getCurrentUser getLoginStatus getAvailability setAvailability setAutoCall getAssignedCampaigns getSelectedCampaigns selectCampaigns getExtension selectExtension",
    );
    expect(ofApi("interaction").join(" ")).toBe(
      "initiateInteraction getInteractions getInteraction acceptInteraction rejectInteraction selectInteraction holdInteraction resumeInteraction muteInteraction unmuteInteraction sendDtmf endInteraction transferInteraction startConsult completeConsult addParticipant removeParticipant sendMessage getMessages setTyping updateInteraction attachCrmRecord disposeInteraction disposeAndDial extendWrapUp endWrapUp scheduleCallback getCallbacks dialCallback cancelCallback getHistory",
    );
    expect(ofApi("configuration").join(" ")).toBe(
      "getCampaigns getDispositionCodes getBreakReasons getQueues getTransferTargets getExtensions getMessageTemplates getCannedResponses getCapabilities getAppSettings",
    );
    expect(ofApi("crm").join(" ")).toBe("findCustomers getCustomer saveCustomer openRecord");
    expect(ofApi("app").join(" ")).toBe(
      "getContext storage.get storage.set storage.delete storage.list publish subscribe unsubscribe request getContextToken log",
    );
    expect(ofApi("ui").join(" ")).toBe("notify setBadge resize focus confirm openPanel close");
  });

  test("error codes", () => {
    expect(Object.keys(errors).join(" ")).toBe(
      "NOT_IN_CONSOLE ORIGIN_MISMATCH HANDSHAKE_TIMEOUT ALREADY_INITIALIZED NOT_INITIALIZED VERSION_UNSUPPORTED UNKNOWN_EVENT UNKNOWN_METHOD INVALID_ARGUMENT PERMISSION_DENIED NOT_LOGGED_IN ALREADY_LOGGED_IN INVALID_CREDENTIALS ACCOUNT_LOCKED INTERACTION_NOT_FOUND INVALID_STATE CAMPAIGN_NOT_ASSIGNED CHANNEL_UNAVAILABLE TARGET_UNAVAILABLE INVALID_DISPOSITION DISPOSITION_REQUIRED CUSTOMER_NOT_FOUND STORAGE_QUOTA PAYLOAD_TOO_LARGE RATE_LIMITED TIMEOUT ABORTED HOST_GONE OFFLINE NOT_SUPPORTED INTERNAL",
    );
  });
});

test("every entry names a permission and a capability that exist, and says what it is", () => {
  for (const entry of [...Object.values(events), ...Object.values(methods)]) {
    if (entry.permission !== null) expect(permissions).toHaveProperty([entry.permission]);
    expect(entry.summary.endsWith(".")).toBe(true);
  }
});

test("an event added by one edit appears in contract.json and in the types", () => {
  const edited = {
    ...contractSource,
    events: {
      ...contractSource.events,
      interaction: {
        ...contractSource.events.interaction,
        interactionPraised: {
          summary: "The customer praised the agent.",
          permission: "interaction.read",
          capability: "interaction",
          payload: { stars: z.int().min(1).max(5) },
        },
      },
    },
  } as const;
  const contract = buildContract(edited);
  expect(contract.events).toHaveProperty("interactionPraised.payload.properties.stars.maximum", 5);
  expect(writeTypes(contract)).toContain("stars: number;");
});

test("a mistyped name finds the one that was meant, and nonsense finds none", () => {
  expect(nearest("interactionConected", eventNames)).toBe("interactionConnected");
  expect(nearest("showCRM", eventNames)).toBe("showCrm");
  expect(nearest("zzz", eventNames)).toBeNull();
});

test("masking hides phones, e-mail and maskable fields, names them, and leaves the input alone", () => {
  const details = {
    customerId: "c-1",
    name: "Ana Ruiz",
    phones: ["+34600000001"],
    email: "ana@example.org",
    fields: { tier: "gold", cardNumber: "4929000011112222", empty: null },
    maskedFields: ["cardNumber", "empty", "toString"],
    crmRecord: null,
  };
  const before = structuredClone(details);
  const masked = maskCustomerDetails(details);
  expect(JSON.stringify(masked)).not.toMatch(/600000|492900|ana@/);
  expect(masked.maskedFields).toEqual(["cardNumber", "phones", "email"]);
  expect(masked.fields.tier).toBe("gold");
  expect(details).toEqual(before);
});
