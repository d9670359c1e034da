import type { Interaction, Message } from "@omni/contract";
import { expect, it } from "vitest";
import { freeTextUntil } from "./free-text.ts";

const day = 24 * 60 * 60_000;
const message = (from: Message["from"], sentAt: number): Message => ({
  messageId: `${from}-${sentAt}`,
  from,
  senderId: null,
  senderName: "Zoe",
  text: "Hello",
  attachments: [],
  sentAt,
  status: "SENT",
  visibility: "EVERYONE",
});
const interaction = (channelType: "WHATSAPP" | "SMS", data: Interaction["data"] = {}) => ({
  channelDetails: { channelType },
  data,
});

it("WhatsApp takes free text for a day after the customer last wrote", () => {
  const all = [message("CUSTOMER", 5), message("AGENT", 90)];
  expect(freeTextUntil(interaction("WHATSAPP"), all)).toBe(5 + day);
});

it("to somebody who never wrote here it takes none, unless they wrote in an earlier interaction", () => {
  expect(freeTextUntil(interaction("WHATSAPP"), [message("AGENT", 90)])).toBe(0);
  expect(freeTextUntil(interaction("WHATSAPP", { customerWroteAt: 7 }), [])).toBe(7 + day);
});

it("SMS has no such rule", () => {
  expect(freeTextUntil(interaction("SMS"), [])).toBeNull();
});
