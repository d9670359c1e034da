import type { CentreNumber } from "@omni/live/phone-client";

/** What the person who plays the customer reads. */
export const texts = {
  pageTitle: "A customer's phone (simulated)",
  phone: "Phone",
  connecting: "Connecting…",
  lost: "No connection to the server. Trying again…",
  on: "Phone on",
  off: "The phone is off. Messages wait until it is on again, and calls are declined.",
  yourNumber: "Your number",
  calls: "Calls",
  messages: "Messages",
  callTheCentre: "Call the centre",
  noVoice: "This centre has no number for calls.",
  noThreads: "This centre has no number for SMS or WhatsApp.",
  noMessages: "Nothing written yet. Write first, or wait until an agent does.",
  waitingHint: "An agent who takes calls must be available: signed in, on the campaign, with calls on.",
  callName: (title: string) => `Call ${title}`,
  channels: { VOICE: "Call", SMS: "SMS", WHATSAPP: "WhatsApp" } satisfies Record<CentreNumber["channelType"], string>,
  /** A number's title may name its channel already. */
  threadTitle: (title: string, channel: string) => (title.includes(channel) ? title : `${channel} · ${title}`),
  threadName: (title: string, channel: string, unread: number) =>
    `${channel}: ${title}${unread > 0 ? `, ${unread} unread` : ""}`,
  back: "Back to messages",
  message: "Message",
  writeHere: "Write a message…",
  attach: "Attach a file",
  fileEmpty: (name: string) => `${name} is empty.`,
  fileTooLarge: (name: string, kilobytes: number) => `${name} is too large: this phone sends up to ${kilobytes} KB.`,
  send: "Send",
  sending: "Sending…",
  sent: "Sent",
  read: "Read",
  notSent: (why: string) => `Not sent. ${why}`,
  call: "Call",
  incoming: "Incoming call",
  calling: "Calling…",
  waiting: "Waiting in the queue…",
  inCall: "In call",
  onHold: "On hold",
  answer: "Answer",
  decline: "Decline",
  hangUp: "Hang up",
  drop: "Lose the line",
  keypad: "Keypad",
  hideKeypad: "Hide keypad",
  pressed: "You pressed",
  heard: "The other end pressed",
  unknownCaller: "Unknown number",
  ended: (why: string | null, seconds: number) =>
    `Last call: ${endWords(why)}${seconds > 0 ? ` after ${duration(seconds * 1000)}` : ""}.`,
  settings: "Whose phone this is",
  numberLabel: "Phone number",
  useNumber: "Use this number",
  randomNumber: "Another random number",
  numberHelp:
    "Any number of 3 to 15 digits that is not the centre's own. An agent who dials this number makes this page ring.",
  numberWrong: "Enter 3 to 15 digits, with or without a leading +.",
  known: "Be a customer of the demo data",
  another: "Open a second phone",
  refused: "No phone can be had here",
  again: "Try again",
};

const endings: Record<string, string> = {
  HUNG_UP: "you hung up",
  ENDED_BY_CENTRE: "the centre hung up",
  DROPPED: "the line was lost",
  BUSY: "declined",
  NO_ANSWER: "not answered",
  FAILED: "it could not be made",
};

function endWords(reason: string | null): string {
  if (reason === null) return "ended";
  return endings[reason] ?? reason.toLowerCase().replaceAll("_", " ");
}

/** `1:05`, or `1:00:05`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
export const timeOfDay = (at: number): string => clock.format(at);
