import type { ChannelType, EventName } from "@omni/contract";
import { interactionScenes } from "./interaction-scenes.ts";
import type { Scene } from "./scene.ts";
import { sessionScenes } from "./session-scenes.ts";

export const scenes: readonly Scene[] = [...interactionScenes, ...sessionScenes];

/** Cells of event x channel that can have no case, and why. */
export function reasonForNoScene(name: EventName, channel: ChannelType): string | null {
  if (channel === "EMAIL" || channel === "VIDEO")
    return `the contract names ${channel}, and no host has such a line yet`;
  const voiceOnly: readonly EventName[] = [
    "interactionHeld",
    "interactionResumed",
    "interactionMuted",
    "interactionUnmuted",
  ];
  if (voiceOnly.includes(name)) return "only a call has a line to hold or mute";
  if (name === "callbackDue") return "a callback is a call: it falls due as one";
  if (name === "interactionInitiated") return "nobody can begin a chat with a page that is not open";
  if (name === "typingChanged") return "this channel does not tell who is typing";
  const messages: readonly EventName[] = ["messageReceived", "messageSent", "messageStatusChanged"];
  if (channel === "VOICE" && (messages.includes(name) || name === "interactionReopened"))
    return "a call carries no messages, and once it is over a new one begins";
  return null;
}
