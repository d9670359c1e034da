import { expect, it } from "vitest";
import { maskPersonalData, showPersonalData } from "@omni/contract";
import { interactionEvent } from "./platform.fakes.ts";

const payload = interactionEvent().payload as { customerDetails: object; channelDetails: object };

it("masks customers, interactions and callbacks wherever the contract has them, and leaves the rest", () => {
  const callback = { callbackId: "cb", phone: "+919812345678", at: 1 };
  const masked = maskPersonalData([payload.customerDetails, payload, callback, { callback }, "text", null, 7]);
  expect(JSON.stringify(masked)).not.toContain("98123456");
  expect(masked).toMatchObject([{}, {}, { at: 1 }, { callback: { phone: "•••••••••••78" } }, "text", null, 7]);
});

it("masks the customer's side of an outbound channel, and an address", () => {
  const channel = {
    ...payload.channelDetails,
    channelType: "EMAIL",
    direction: "OUTBOUND",
    from: "care@omni.example",
    to: "priya@example.com",
  };
  expect(maskPersonalData({ channelDetails: channel })).toMatchObject({
    channelDetails: { from: "care@omni.example", to: "p•••@example.com" },
  });
});

it("keeps a chat's visit, which says nothing of the person", () => {
  const channel = { ...payload.channelDetails, channelType: "CHAT", from: "visit-1" };
  expect(maskPersonalData({ channelDetails: channel })).toEqual({ channelDetails: channel });
});

it("names nothing as hidden to an app that sees everything", () => {
  const shown = showPersonalData([payload.customerDetails, payload]);
  expect(shown).toMatchObject([{ maskedFields: [] }, { customerDetails: { maskedFields: [] } }]);
  expect(JSON.stringify(shown)).toContain(JSON.stringify((payload.customerDetails as { phones: string[] }).phones));
});

it("does not change what it was given", () => {
  const before = structuredClone(payload);
  maskPersonalData(payload);
  expect(payload).toEqual(before);
});
