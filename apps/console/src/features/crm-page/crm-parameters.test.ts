import { expect, test } from "vitest";
import { testInteraction } from "../../lib/agent-world.fakes.ts";
import { toCrmParameters } from "./crm-parameters.ts";

const surroundings = {
  userId: "asha",
  sessionId: "s1",
  instanceId: "crm-page.i1",
  origin: "https://console.example",
  locale: "en",
  now: 1_700_000_000_000,
  maskRules: {},
};
const call = testInteraction({
  campaignId: "desk",
  queueId: "desk-calls",
  channelDetails: {
    channelType: "VOICE",
    direction: "INBOUND",
    callType: "inbound.call.dial",
    from: "+15551012981",
    to: "+15550000102",
    subChannel: null,
    queueName: "Desk calls",
  },
  customerDetails: {
    customerId: "c1",
    name: "Omar Murphy",
    phones: ["+15551012981"],
    email: "omar@example.com",
    fields: {},
    maskedFields: ["phones", "email"],
    crmRecord: null,
  },
});

test("a page gets every parameter of the passive integration", () => {
  const given = toCrmParameters(call, { url: "", permissions: ["customer.pii"] }, surroundings);
  expect(given).toMatchObject({
    phone: "+15551012981",
    dstPhone: "+15550000102",
    interactionId: call.interactionId,
    userId: "asha",
    campaignId: "desk",
    callType: "inbound.call.dial",
    customerId: "c1",
    queueId: "desk-calls",
    queueName: "Desk calls",
    crm_push_generated_time: "1700000000000",
    origin: "https://console.example",
  });
  expect(JSON.parse(given["customerInfo"] ?? "")).toMatchObject({ name: "Omar Murphy", email: "omar@example.com" });
  expect(Object.keys(given)).toEqual(
    "phone displayPhone dstPhone interactionId crtObjectId userCrtObjectId userId sessionId campaignId callType customerId customerInfo leadId queueId queueName crm_push_generated_time instanceId origin locale".split(
      " ",
    ),
  );
});

test("a page without customer.pii gets numbers and the record masked", () => {
  const text = JSON.stringify(toCrmParameters(call, { url: "", permissions: [] }, surroundings));
  expect(text).not.toContain("15551012981");
  expect(text).not.toContain("omar@example.com");
});

test("an outbound call's customer is whom it was dialled to; a visit of a chat is no number", () => {
  const outbound = {
    ...call,
    channelDetails: { ...call.channelDetails, direction: "OUTBOUND" as const, from: "+1", to: "+2" },
  };
  const page = { url: "", permissions: ["customer.pii" as const] };
  expect(toCrmParameters(outbound, page, surroundings)).toMatchObject({ phone: "+2", dstPhone: "+1" });
  const chat = { ...call, channelDetails: { ...call.channelDetails, channelType: "CHAT" as const, from: "visit-1" } };
  expect(toCrmParameters(chat, page, surroundings)).toMatchObject({ phone: "+15551012981", dstPhone: "" });
});
