import fc from "fast-check";
import { centreDirectory, customer } from "./centre.fakes.ts";
import { aim, openingHours, step, type Step } from "./commands.fakes.ts";
import { toForward } from "./forward.fakes.ts";
import { isClosed, isWrapUpOpen, type Command, type CommandType, type Directory, type World } from "./index.ts";

/** The moment that the times of unaimed orders are written for. */
const writtenFor = 1_000_000;
/** A centre that drowns in customers shows no more than one with a few. */
const mostOpen = 10;
const seldomEvery = 15;

/** A directory with room for conferences, whose agents can be sent to every kind of work. */
export function randomDirectory(): Directory {
  const directory = centreDirectory();
  for (const id of ["ana", "ben"]) {
    const user = directory.users.get(id);
    if (user !== undefined) user.totalCapacity = 3;
  }
  return directory;
}

/** What the agents of the directory do to begin their day. */
export const openingOrders: readonly Command[] = [
  ...openingHours,
  { type: "agent.signIn", agentId: "sue", takeOver: false },
  { type: "agent.selectExtension", agentId: "sue", callContextId: "desk", phone: "300" },
];

/** Steps of a working day on a running centre: the same seed gives the same steps. */
export const randomSteps = (seed: number, count: number): Step[] =>
  fc.sample(fc.noBias(step), { numRuns: count, seed });

/** A running centre forgets what is over but its log does not: what begins there gets an id that nothing had before. */
function withOwnIds(command: Command, number: number): Command {
  switch (command.type) {
    case "interaction.startChat":
    case "interaction.startMessaging":
    case "interaction.startCall":
    case "interaction.initiate":
      return { ...command, interactionId: `${command.interactionId}-${number}` };
    case "interaction.disposeAndDial":
      return { ...command, next: { ...command.next, interactionId: `next-${number}` } };
    case "callback.schedule":
      return { ...command, callbackId: `${command.callbackId}-${number}` };
    default:
      return command;
  }
}

/** Moves the times of an order that was drawn without regard to the clock. */
function laterBy(command: Command, ms: number): Command {
  if (command.type === "callback.schedule") return { ...command, at: command.at + ms };
  if (!("callback" in command) || command.callback === null) return command;
  return { ...command, callback: { ...command.callback, at: command.callback.at + ms } };
}

const begins = (type: CommandType): boolean => /\.(startChat|startMessaging|startCall|initiate)$/.test(type);

/** What random steps hardly ever find the moment for, aimed at an agent or an interaction that can take it. */
function seldom(world: World, number: number): Command | null {
  const free = [...world.agents.values()].find(({ availability, work }) => availability.routable && work.length === 0);
  if (free !== undefined && number % (4 * seldomEvery) === 0)
    return {
      type: "interaction.initiate",
      interactionId: "out",
      agentId: free.agentId,
      campaignId: "mixed",
      channelType: "VOICE",
      to: "+34600111222",
      callType: null,
      customer,
      conversationId: null,
      customerWroteAt: null,
      data: {},
    };
  const held = [...world.interactions.values()].filter((each) => each.agentId !== null && !isClosed(each));
  const interaction = held[number % Math.max(1, held.length)];
  const agentId = interaction?.agentId ?? null;
  if (interaction === undefined || agentId === null) return null;
  const { interactionId } = interaction;
  const record = { recordId: "r1", recordName: "Maria", recordType: "contact" };
  const inWrapUp: Command[] = [
    { type: "interaction.endWrapUp", interactionId, agentId },
    {
      type: "interaction.disposeAndDial",
      interactionId,
      agentId,
      dispositionCode: "DONE",
      notes: "",
      callback: null,
      next: { interactionId, to: "+34600111222" },
    },
  ];
  const live: Command[] = [
    { type: "agent.connectionChanged", agentId, state: "OFFLINE" },
    { type: "interaction.attachCrmRecord", interactionId, agentId, record },
    { type: "interaction.identifyCustomer", interactionId, agentId, customer: { ...customer, customerId: "cust-2" } },
    { type: "interaction.showCrm", interactionId, agentId, requestId: `r${number}` },
    { type: "supervisor.lookIn", supervisorId: "sue", interactionId, mode: "WHISPER" },
    {
      type: "supervisor.write",
      supervisorId: "sue",
      interactionId,
      messageId: `s${number}`,
      clientId: null,
      text: "Offer a refund.",
    },
  ];
  const options = isWrapUpOpen(interaction) ? inWrapUp : live;
  return options[Math.floor(number / seldomEvery) % options.length] ?? null;
}

/**
 * The order of a day's nth step for the world as it stands, or null when the step is for a timer or there is too much going
 * on. `number` goes into the ids of what begins, so give each only once.
 */
export function toOrder(world: World, { act, isLively }: Step, now: number, number: number): Command | null {
  if (typeof act !== "object") return null;
  const drawn = "kind" in act ? toForward(world, act, now) : laterBy(aim(world, act, isLively), now - writtenFor);
  const command = (number % seldomEvery === 0 ? seldom(world, number) : null) ?? drawn;
  const open = [...world.interactions.values()].filter((each) => !isClosed(each));
  return begins(command.type) && open.length >= mostOpen ? null : withOwnIds(command, number);
}

/** Written out, so that a new kind of order is missed until random steps draw it. */
const allOrders: Record<CommandType, true> = {
  "agent.signIn": true,
  "agent.signOut": true,
  "agent.forceOut": true,
  "agent.connectionChanged": true,
  "agent.setAttention": true,
  "agent.selectCampaigns": true,
  "agent.selectExtension": true,
  "agent.setAvailability": true,
  "agent.setAutoCall": true,
  "agent.selectInteraction": true,
  "agent.voiceLost": true,
  "interaction.accept": true,
  "interaction.reject": true,
  "interaction.offerTimeout": true,
  "interaction.startChat": true,
  "interaction.startMessaging": true,
  "interaction.receiveMessage": true,
  "interaction.sendMessage": true,
  "interaction.setTyping": true,
  "interaction.setMessageStatus": true,
  "interaction.customerConnectionChanged": true,
  "interaction.end": true,
  "interaction.dispose": true,
  "interaction.disposeAndDial": true,
  "interaction.extendWrapUp": true,
  "interaction.endWrapUp": true,
  "interaction.wrapUpTimeout": true,
  "interaction.updateData": true,
  "interaction.attachCrmRecord": true,
  "interaction.identifyCustomer": true,
  "interaction.showCrm": true,
  "interaction.addTranscript": true,
  "interaction.addSuggestion": true,
  "interaction.setSentiment": true,
  "line.ringing": true,
  "line.answered": true,
  "line.busy": true,
  "line.noAnswer": true,
  "line.dropped": true,
  "line.hungUp": true,
  "line.failed": true,
  "interaction.legTimeout": true,
  "interaction.startCall": true,
  "interaction.hold": true,
  "interaction.resume": true,
  "interaction.mute": true,
  "interaction.unmute": true,
  "interaction.sendDigits": true,
  "interaction.initiate": true,
  "interaction.transfer": true,
  "interaction.startConsult": true,
  "interaction.completeConsult": true,
  "interaction.addParticipant": true,
  "interaction.removeParticipant": true,
  "interaction.invitationTimeout": true,
  "interaction.reservationTimeout": true,
  "callback.schedule": true,
  "callback.cancel": true,
  "callback.dial": true,
  "callback.remind": true,
  "callback.fallDue": true,
  "customer.merge": true,
  "supervisor.setAvailability": true,
  "supervisor.reassign": true,
  "supervisor.lookIn": true,
  "supervisor.write": true,
  "supervisor.stopLookIn": true,
  "routing.refresh": true,
};

/** The kinds of order that were carried out fewer than `atLeast` times. */
export const rareOrders = (carriedOut: ReadonlyMap<string, number>, atLeast: number): string[] =>
  Object.keys(allOrders).filter((type) => (carriedOut.get(type) ?? 0) < atLeast);
