import type { ChatView } from "@omni/live/customer-client";
import type { PhoneView } from "@omni/live/phone-client";
import { messages } from "./messages.ts";

const { happened, channels } = messages;

/** What happened between two views of a chat, in words. */
export function noteChatChanges(before: ChatView | null, after: ChatView): string[] {
  const notes: string[] = [];
  const known = new Set(before?.lines.filter(({ delivery }) => delivery === "SENT").map(({ key }) => key));
  for (const { key, from, text, delivery } of after.lines) {
    if (delivery !== "SENT" || known.has(key)) continue;
    notes.push((from === "CUSTOMER" ? happened.wrote : happened.heard)(channels.CHAT, text));
  }
  if (after.agentTyping && before?.agentTyping !== true) notes.push(happened.agentTyping);
  if (before?.phase !== after.phase || before.agentName !== after.agentName) {
    if (after.phase === "WAITING") notes.push(happened.chatWaiting);
    if (after.phase === "CONNECTED") notes.push(happened.chatConnected(after.agentName ?? ""));
    if (after.phase === "ENDED") notes.push(happened.chatEnded);
    if (after.phase === "REFUSED") notes.push(happened.chatRefused(after.problem ?? ""));
  }
  return notes;
}

/** What happened between two views of a phone, in words. */
export function notePhoneChanges(before: PhoneView, after: PhoneView): string[] {
  const notes: string[] = [];
  const call = after.call ?? after.endedCall;
  const earlier = before.call ?? before.endedCall;
  const isSame = earlier?.callId === call?.callId;
  if (call !== null && (!isSame || earlier?.state !== call.state || earlier.waiting !== call.waiting)) {
    notes.push(happened.call(call));
  }
  if (call !== null && isSame && call.heardDigits !== earlier?.heardDigits) {
    notes.push(happened.digits(call.heardDigits.slice(earlier?.heardDigits.length ?? 0)));
  }
  const known = new Set(before.messages.map(({ messageId }) => messageId));
  for (const { messageId, from, channelType, text } of after.messages) {
    if (known.has(messageId)) continue;
    notes.push((from === "PHONE" ? happened.wrote : happened.heard)(channels[channelType], text));
  }
  if (before.reachable !== after.reachable) notes.push(after.reachable ? happened.phoneOn : happened.phoneOff);
  if (after.problem !== null && before.problem !== after.problem) notes.push(happened.refused(after.problem));
  return notes;
}
