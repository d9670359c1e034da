import type { ChatView } from "@omni/live/customer-client";
import type { PhoneCall } from "@omni/live/phone-client";

const callWords: Record<PhoneCall["state"], string> = {
  RINGING: "ringing",
  CONNECTED: "in call",
  HELD: "on hold",
  ENDED: "ended",
};

export const messages = {
  title: "Lab",
  text: "Play the customers yourself: chat, call, and write by SMS and WhatsApp. Calls and messages are simulated, no network outside this server is used. What agents see of them is real.",
  howTo: {
    title: "To see both sides",
    text: "Sign in as an agent in another browser window or a private one, take the shift, and become available. Then let a customer chat or call here.",
    desk: "Open the agent's desk",
    phone: "Open one phone on its own page",
    shop: "Open the demo shop",
  },
  add: "Add a customer",
  known: (name: string) => `${name}, known to the centre`,
  unknown: "Somebody unknown",
  several: "Three at once",
  presets: "Presets",
  fiveChats: "Five chats at once",
  queueHangUp: "A call that hangs up in the queue",
  everyChannel: "One customer on each channel",
  removeAll: "Remove all",
  empty: {
    title: "No customers yet",
    text: "Add one, or begin with a preset. Each customer chats, calls and writes on their own.",
  },
  customers: "Customers",
  customer: (name: string) => `Customer ${name}`,
  remove: (name: string) => `Remove ${name}`,
  knownBadge: "Known",
  unknownBadge: "Unknown",
  channel: "Channel",
  channels: { CHAT: "Chat", VOICE: "Call", SMS: "SMS", WHATSAPP: "WhatsApp" },
  tryAgain: "Try again",
  chat: {
    campaign: "Chat with",
    log: "Chat",
    text: "Chat message",
    placeholder: "What the customer writes",
    start: "Start chat",
    send: "Send",
    end: "End chat",
    again: "Start a new chat",
    none: "This centre has no campaign for web chats.",
    waiting: (title: string) =>
      `Waiting in the queue of ${title}. Nothing moves until an agent who has selected this campaign is available and takes chats.`,
    connected: (agent: string) => `Talking with ${agent}`,
    ended: "This chat has ended.",
    typing: "The agent is typing…",
    sending: "sending…",
    notSent: "not sent",
  },
  call: {
    call: (title: string) => `Call ${title}`,
    none: "This centre has no number for calls.",
    idle: "Not in a call. An agent who dials this customer's number makes it ring here.",
    calling: (title: string) =>
      `Calling ${title}. It waits in the queue until an agent who has selected this campaign is available and takes calls.`,
    incoming: "The centre calls",
    talking: "In call",
    held: "On hold",
    answer: "Answer",
    decline: "Decline",
    hangUp: "Hang up",
    drop: "Lose the line",
    keypad: "Keypad",
    duration: "Duration",
    heard: (digits: string) => `The agent pressed ${digits}`,
    ended: (reason: string | null) => `Last call: ${toReason(reason)}.`,
  },
  texts: {
    number: "Write to",
    log: (channel: string) => `${channel} messages`,
    text: (channel: string) => `${channel} message`,
    placeholder: "What the customer writes",
    send: "Send",
    none: (channel: string) => `This centre has no number for ${channel}.`,
    empty: "Nothing written yet.",
    waiting: "An agent who has selected the campaign must be available and take this channel before anybody answers.",
    sending: "sending…",
    notSent: (why: string) => `not sent: ${why}`,
  },
  behaviour: {
    label: "Behaviour",
    slow: "Be slow",
    slowHelp: "Writes, answers and sends five seconds late",
    phoneOff: "Phone off",
    lose: "Lose the network",
    loseFor: "For how long",
    seconds: (count: number) => `${count} s`,
    lost: (seconds: number) => `No network for ${seconds} s`,
    vanish: "Vanish",
    vanishHelp: "Drops the call and closes the chat without a word",
  },
  link: {
    CONNECTING: "Connecting…",
    CLOSED: "Gone",
    REFUSED: "This customer has no phone now.",
  },
  timeline: "What happened",
  nothing: "Nothing yet.",
  happened: {
    added: "Came into the lab",
    slowly: "Takes five seconds",
    chatWaiting: "Chat: waits in the queue",
    chatConnected: (agent: string) => `Chat: talks with ${agent}`,
    chatEnded: "Chat: ended",
    chatRefused: (why: string) => `Chat: refused. ${why}`,
    wrote: (channel: string, text: string) => `${channel}: wrote “${text}”`,
    heard: (channel: string, text: string) => `${channel}: received “${text}”`,
    agentTyping: "Chat: the agent types",
    call: (call: PhoneCall) =>
      call.state === "ENDED"
        ? `Call: ${toReason(call.endReason)}`
        : call.waiting
          ? call.state === "RINGING"
            ? "Call: dialled"
            : "Call: waits in the queue"
          : `Call: ${callWords[call.state]}`,
    digits: (digits: string) => `Call: heard ${digits}`,
    pressed: (digits: string) => `Call: pressed ${digits}`,
    networkLost: (seconds: number) => `Network lost for ${seconds} s`,
    networkBack: "Network is back",
    vanished: "Vanished",
    refused: (why: string) => `Refused: ${why}`,
    phoneOff: "Phone off",
    phoneOn: "Phone on",
  },
  phases: {
    IDLE: "",
    REFUSED: "Refused",
    WAITING: "Waiting",
    CONNECTED: "Connected",
    ENDED: "Ended",
  } satisfies Record<ChatView["phase"], string>,
};

const reasons: Record<string, string> = {
  HUNG_UP: "the customer hung up",
  ENDED_BY_CENTRE: "the centre hung up",
  DROPPED: "the line was lost",
  BUSY: "declined",
  NO_ANSWER: "not answered",
  FAILED: "it could not be made",
};

function toReason(reason: string | null): string {
  if (reason === null) return "ended";
  return reasons[reason] ?? reason.toLowerCase().replaceAll("_", " ");
}
