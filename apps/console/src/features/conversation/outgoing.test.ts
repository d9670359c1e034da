import { expect, it } from "vitest";
import { testMessage } from "../../lib/agent-world.fakes.ts";
import { notArrived, type OutgoingMessage } from "./outgoing.ts";

const written = (key: string, change: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  key,
  interactionId: "i1",
  text: "Good day",
  after: "m1",
  problem: null,
  ...change,
});
const earlier = testMessage({ messageId: "m0", from: "AGENT", senderId: "u1", text: "Good day" });
const last = testMessage({ messageId: "m1" });
const mine = (messageId: string, change = {}) =>
  testMessage({ messageId, from: "AGENT", senderId: "u1", text: "Good day", ...change });
const keys = (...args: Parameters<typeof notArrived>) => notArrived(...args).map(({ key }) => key);

it("shows no message both as on its way and as arrived", () => {
  expect(keys([written("a")], [earlier, last], "u1")).toEqual(["a"]);
  expect(keys([written("a")], [earlier, last, mine("m2")], "u1")).toEqual([]);
  expect(keys([written("a", { after: null })], [mine("m2")], "u1")).toEqual([]);
});

it("takes one message that arrived for one that was sent", () => {
  expect(keys([written("a"), written("b")], [last, mine("m2")], "u1")).toEqual(["b"]);
  expect(keys([written("a"), written("b")], [last, mine("m2"), mine("m3")], "u1")).toEqual([]);
});

it("takes no other's message, note or file for it", () => {
  const file = { attachmentId: "f1", name: "a.png", contentType: "image/png", sizeBytes: 3, url: "/f1" };
  expect(keys([written("a")], [last, mine("m2", { senderId: "u2" })], "u1")).toEqual(["a"]);
  expect(keys([written("a")], [last, mine("m2", { visibility: "AGENTS" })], "u1")).toEqual(["a"]);
  expect(keys([written("a", { isNote: true })], [last, mine("m2", { visibility: "AGENTS" })], "u1")).toEqual([]);
  expect(keys([written("a")], [last, mine("m2", { attachments: [file] })], "u1")).toEqual(["a"]);
  expect(keys([written("a", { attachments: [file] })], [last, mine("m2", { attachments: [file] })], "u1")).toEqual([]);
});

it("keeps what failed, though the agent wrote the same again", () => {
  const failed = written("a", { problem: "It was refused." });
  expect(keys([failed, written("b")], [last, mine("m2")], "u1")).toEqual(["a"]);
});
