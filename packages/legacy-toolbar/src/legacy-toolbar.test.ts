import type { EventName } from "@omni/contract";
import { OmniError } from "@omni/wire";
import { beforeEach, expect, test, vi } from "vitest";
import { commandNames, handlerNames, installLegacyToolbar, type CommandName, type HandlerName } from "./index.ts";
import { createPretendSdk, type PretendSdk } from "./sdk.fakes.ts";

const call = { interactionId: "i1", campaignId: "desk", state: "WRAP_UP", selected: true, createdAt: 1 };
const channelDetails = {
  channelType: "VOICE",
  direction: "INBOUND",
  callType: "inbound.call.dial",
  from: "+1555",
  to: "+1000",
};
const customerDetails = { customerId: "c1", name: "Omar", fields: { tier: "Gold" } };
const event = { ...call, channelDetails, customerDetails, queueId: "q1" };
const classes = [
  { name: "Resolved", codes: [{ code: "answered" }, { code: "sent" }] },
  { name: "Callback", codes: [{ code: "callback" }] },
];
const record = { recordId: "r1", recordName: "Omar", recordType: "Contact" };

let pretend: PretendSdk;
let page: Record<string, unknown>;
let told: [HandlerName, unknown[]][];
const configure = vi.fn<(look: object) => void>();

beforeEach(async () => {
  pretend = createPretendSdk();
  Object.assign(pretend.answers, {
    "interaction.getInteractions": [call],
    "interaction.disposeAndDial": { interactionId: "i2" },
    "configuration.getDispositionCodes": classes,
    "configuration.getExtensions": [{ callContextId: "desk-phones", callContextName: "Desk phones", phone: "2001" }],
    "session.getSelectedCampaigns": [
      { campaignId: "chat", channelTypes: ["CHAT"] },
      { campaignId: "desk", channelTypes: ["VOICE"] },
    ],
    "session.getCurrentUser": { userId: "asha" },
  });
  told = [];
  page = {};
  for (const name of handlerNames) page[name] = (...args: unknown[]) => void told.push([name, args]);
  configure.mockReset();
  await installLegacyToolbar({ page, origin: "https://console.example", sdk: pretend.sdk, place: { configure } });
});

const run = (name: CommandName, args: unknown[]): unknown => (page[name] as (...args: unknown[]) => unknown)(...args);

const commands: [CommandName, unknown[], string | null, unknown][] = [
  ["doLogin", ["asha", "secret"], "session.login", { username: "asha", password: "secret" }],
  ["doForceLogin", ["asha", "secret"], "session.forceLogin", { username: "asha", password: "secret" }],
  ["doLogout", [], "session.logout", undefined],
  [
    "selectExtension",
    ["Desk phones", 2001],
    "session.selectExtension",
    { callContextId: "desk-phones", phone: "2001" },
  ],
  ["populateNumberInDialBox", ["+1555"], "ui.openPanel", { page: "dial:+1555" }],
  ["doDial", ["+1555"], "interaction.initiateInteraction", { channelType: "VOICE", to: "+1555", campaignId: "desk" }],
  ["getDispositionCodes", [], "configuration.getDispositionCodes", { campaignId: "desk" }],
  ["getDispositionCodesWithDispositionClass", ["other"], "configuration.getDispositionCodes", { campaignId: "other" }],
  [
    "disposeCallByDisposition",
    ["answered", "Fine"],
    "interaction.disposeInteraction",
    { interactionId: "i1", dispositionCode: "answered", notes: "Fine" },
  ],
  [
    "disposeNDial",
    ["answered", "+1666"],
    "interaction.disposeAndDial",
    { interactionId: "i1", dispositionCode: "answered", to: "+1666" },
  ],
  [
    "disposeAndScheduleCallback",
    ["callback", "2030-01-01T10:00:00Z", "true", "+1777", "Later"],
    "interaction.disposeInteraction",
    {
      interactionId: "i1",
      dispositionCode: "callback",
      notes: "Later",
      callback: { at: Date.UTC(2030, 0, 1, 10), self: true, phone: "+1777" },
    },
  ],
  ["setRecordInfoForCrt", ["i9", record], "interaction.attachCrmRecord", { interactionId: "i9", record }],
  [
    "recordInfoForShowCrm",
    ["i1", JSON.stringify(record)],
    "interaction.attachCrmRecord",
    { interactionId: "i1", record },
  ],
  ["configureUI", ['{"visible":false,"tpvNumbers":["+1888"]}'], null, null],
];

test.each(commands)("%s does what it did", async (name, args, method, argument) => {
  await run(name, args);
  if (method === null) expect(configure).toHaveBeenCalledWith({ visible: false, tpvNumbers: ["+1888"] });
  else expect(pretend.calls.at(-1)).toEqual([method, argument]);
});

test("every command has a row here", () => {
  expect(new Set(commands.map(([name]) => name))).toEqual(new Set(commandNames));
});

type Cause = { command: CommandName; args?: unknown[]; fails?: string } | { event: EventName; payload: object };
const user = { participantId: "asha", type: "AGENT", name: "Asha" };
const target = (type: string) => ({ ...event, target: { type, id: "t1" } });
const joined = (participant: object): Cause => ({
  event: "participantJoined",
  payload: { ...event, state: "CONFERENCE", participant },
});

const handlers: [HandlerName, Cause | null, unknown[]][] = [
  ["onLoadHandler", null, []],
  ["loginHandler", { command: "doLogin" }, ["success"]],
  ["loginHandler", { command: "doLogin", fails: "session.login" }, ["INVALID_STATE: No."]],
  [
    "loginStatusHandler",
    { event: "loginStatusChanged", payload: { status: "LOGGED_IN", userName: "asha" } },
    ["LOGGED_IN", "asha"],
  ],
  ["forceLoginHandler", { command: "doForceLogin" }, ["success"]],
  [
    "logoutHandler",
    { event: "loginStatusChanged", payload: { status: "FORCED_OUT", userName: "asha", reason: "Elsewhere." } },
    ["Elsewhere."],
  ],
  ["logoutHandler", { command: "doLogout", fails: "session.logout" }, ["INVALID_STATE: No."]],
  [
    "selectExtensionHandler",
    { event: "extensionChanged", payload: { extension: { callContextName: "Desk phones", phone: "2001" } } },
    ["success", "Desk phones", "2001"],
  ],
  ["selectExtensionHandler", { command: "selectExtension", fails: "session.selectExtension" }, ["INVALID_STATE: No."]],
  [
    "selectCampaignHandler",
    { event: "campaignSelectionChanged", payload: { selectedCampaigns: [{ campaignId: "desk", name: "Desk" }] } },
    ["success", [{ campaignId: "desk", name: "Desk" }]],
  ],
  [
    "autoCallOnHandler",
    { event: "autoCallChanged", payload: { channelType: "VOICE", enabled: true } },
    ["success", "VOICE"],
  ],
  [
    "autoCallOffHandler",
    { event: "autoCallChanged", payload: { channelType: "VOICE", enabled: false } },
    ["success", "VOICE"],
  ],
  ["readyHandler", { event: "availabilityChanged", payload: { status: "AVAILABLE", breakReason: null } }, ["success"]],
  [
    "breakHandler",
    { event: "availabilityChanged", payload: { status: "ON_BREAK", breakReason: "Lunch" } },
    ["success", "Lunch"],
  ],
  [
    "showCrm",
    { event: "showCrm", payload: event },
    ["+1555", expect.objectContaining({ name: "Omar", tier: "Gold", crtObjectId: "i1" }), "i1"],
  ],
  [
    "showCrmDetailed",
    { event: "showCrm", payload: event },
    [expect.objectContaining({ phone: "+1555", customerId: "c1", channelDetails }), "i1"],
  ],
  [
    "callInitiatedHandler",
    {
      event: "interactionInitiated",
      payload: { ...event, channelDetails: { ...channelDetails, direction: "OUTBOUND", to: "+1999" } },
    },
    ["+1999", "i1"],
  ],
  [
    "hangupHandler",
    { event: "interactionEnded", payload: { ...event, systemDisposition: "CONNECTED", endedBy: "CUSTOMER" } },
    ["CONNECTED", "CUSTOMER", "i1"],
  ],
  ["transferToPhoneHandler", { event: "transferCompleted", payload: target("PHONE") }, ["success", "t1"]],
  ["transferToAQHandler", { event: "transferCompleted", payload: target("QUEUE") }, ["success", "t1"]],
  ["transferToIVRHandler", { event: "transferCompleted", payload: target("IVR") }, ["success", "t1"]],
  [
    "transferToUserHandler",
    { event: "transferFailed", payload: { ...target("AGENT"), reason: "Busy" } },
    ["failure: Busy", "t1"],
  ],
  ["transferToCampaignHandler", { event: "transferCompleted", payload: target("CAMPAIGN") }, ["success", "t1"]],
  ["conferWithPhoneHandler", joined({ participantId: "p1", type: "PHONE", name: "+1555" }), ["success", "+1555"]],
  ["conferWithUserHandler", joined({ participantId: "ben", type: "AGENT", name: "Ben" }), ["success", "Ben"]],
  [
    "conferWithUserHandler",
    {
      event: "conferenceStarted",
      payload: { ...event, participants: [user, { participantId: "ben", type: "AGENT", name: "Ben" }] },
    },
    ["success", "Ben"],
  ],
  [
    "conferWithLocalIVRHandler",
    joined({ participantId: "v", type: "IVR", name: "Card payment" }),
    ["success", "Card payment"],
  ],
  ["getDispositionCodesHandler", { command: "getDispositionCodes" }, [["answered", "sent", "callback"]]],
  [
    "getDispositionCodesHandler",
    { command: "getDispositionCodesWithDispositionClass" },
    [{ Resolved: ["answered", "sent"], Callback: ["callback"] }],
  ],
  [
    "disposeCallByDispositionCodeHandler",
    { event: "interactionDisposed", payload: { ...event, dispositionCode: "answered" } },
    ["success", "answered", "i1"],
  ],
  ["disposeAndDialHandler", { command: "disposeNDial", args: ["answered", "+1666"] }, ["success", "i2"]],
  [
    "failedDispositionNotifyHandler",
    { command: "disposeCallByDisposition", fails: "interaction.disposeInteraction" },
    ["INVALID_STATE: No."],
  ],
  [
    "failedDispositionNotifyHandler",
    { command: "disposeNDial", fails: "interaction.disposeAndDial" },
    ["INVALID_STATE: No."],
  ],
  [
    "failedDoDialNotifyHandler",
    { command: "doDial", fails: "interaction.initiateInteraction" },
    ["INVALID_STATE: No."],
  ],
  [
    "callbackSuccessNotifyHandler",
    { event: "callbackScheduled", payload: { ...event, callback: { at: 5, phone: "+1777" } } },
    [5, "+1777"],
  ],
];

test.each(handlers)("%s is called: %j", async (name, cause, args) => {
  if (cause !== null && "event" in cause) await pretend.raise(cause.event, cause.payload);
  else if (cause !== null) {
    if (cause.fails !== undefined) pretend.answers[cause.fails] = new OmniError("INVALID_STATE", "No.");
    await run(cause.command, cause.args ?? []);
  }
  expect(told.filter(([each]) => each === name)).toEqual([[name, args]]);
});

test("a second extension is a change of the first", async () => {
  const extension = { callContextName: "Desk phones", phone: "2001" };
  await pretend.raise("extensionChanged", { extension });
  await pretend.raise("extensionChanged", { extension: { ...extension, phone: "2002" } });
  expect(told.at(-1)).toEqual(["modifyExtensionHandler", ["success", "Desk phones", "2002"]]);
});

test("a transfer after a consult is a transfer in the call", async () => {
  await pretend.raise("transferInitiated", { ...target("AGENT"), kind: "CONSULT" });
  await pretend.raise("transferCompleted", target("AGENT"));
  expect(told.slice(1)).toEqual([["transferInCallHandler", ["success", "t1"]]]);
});

test("a third-party number that the page named is conferred with under its own handler", async () => {
  await run("configureUI", [{ tpvNumbers: ["+1888"] }]);
  await pretend.raise("participantJoined", {
    ...event,
    state: "CONFERENCE",
    participant: { participantId: "p", type: "PHONE", name: "+1888" },
  });
  expect(told.at(-1)).toEqual(["conferWithTPVHandler", ["success", "+1888"]]);
});

test("every handler has a test here", () => {
  const elsewhere = ["modifyExtensionHandler", "transferInCallHandler", "conferWithTPVHandler"];
  expect(new Set([...handlers.map(([name]) => name), ...elsewhere])).toEqual(new Set(handlerNames));
});

test("a call that still goes on is ended before it is disposed", async () => {
  pretend.answers["interaction.getInteractions"] = [{ ...call, state: "CONNECTED" }];
  await run("disposeCallByDisposition", ["answered"]);
  expect(pretend.calls.slice(-2).map(([method]) => method)).toEqual([
    "interaction.endInteraction",
    "interaction.disposeInteraction",
  ]);
});

test("a callback at no time is refused to the page, and nothing is disposed", async () => {
  await run("disposeAndScheduleCallback", ["callback", "soon"]);
  expect(told.at(-1)?.[0]).toBe("failedDispositionNotifyHandler");
  expect(pretend.calls.map(([method]) => method)).not.toContain("interaction.disposeInteraction");
});

test("handlers are found where older pages write them, whenever they write them, and one that throws stops nothing", async () => {
  const report = vi.fn<(error: unknown) => void>();
  const late: Record<string, unknown> = {};
  await installLegacyToolbar({ page: late, origin: "https://console.example", sdk: pretend.sdk, report });
  const ready = { event: "availabilityChanged" as const, payload: { status: "AVAILABLE" } };
  const seen: string[] = [];
  late["readyHandler"] = () => seen.push("global");
  await pretend.raise(ready.event, ready.payload);
  late["customIntegration"] = { readyHandler: () => seen.push("object") };
  await pretend.raise(ready.event, ready.payload);
  (late["registerCustomFunction"] as (name: string, handler: unknown) => void)("readyHandler", () => {
    seen.push("registered");
    throw new Error("broken page");
  });
  await pretend.raise(ready.event, ready.payload);
  expect(seen).toEqual(["global", "object", "registered"]);
  expect(report).toHaveBeenCalledTimes(1);
  expect(() => (late["registerCustomFunction"] as (name: string) => void)("noSuchHandler")).toThrow("noSuchHandler");
});
