import type { CurrentUser } from "@omni/contract";
import { canTake, isClosed, type Directory, type Interaction, type Queue, type QueueFigures } from "@omni/engine";
import type { AgentStatus, LiveInteraction, QueueStatus, SupervisorFrame } from "@omni/live";
import type { ContactCentre } from "../centre/contact-centre.ts";
import type { PersonalData } from "../customers/personal-data.ts";
import type { LiveWallboard } from "./live-wallboard.ts";

const mostInteractions = 500;
const usualServiceLevelSeconds = 20;

const noFigures: QueueFigures = {
  waiting: 0,
  longestWaitMs: 0,
  arrived: 0,
  answered: 0,
  answeredInTime: 0,
  abandoned: 0,
  serviceLevel: null,
};

const nameOf = ({ users }: Directory, userId: string): string => users.get(userId)?.name ?? userId;

/** An interaction as a supervisor sees it in the live view. */
export function toLiveInteraction(
  viewer: CurrentUser,
  personalData: PersonalData,
  directory: Directory,
  waitingSince: number | null,
  interaction: Interaction,
): LiveInteraction {
  const { customer, campaignId, agentId, offer, observers } = interaction;
  const address = customer.phones[0] ?? customer.email;
  const sight = personalData.sightOf(viewer.userId);
  const at = agentId ?? offer?.agentId ?? null;
  return {
    interactionId: interaction.interactionId,
    state: interaction.state,
    stateSince: interaction.stateSince,
    channelType: interaction.channelType,
    direction: interaction.direction,
    campaignId,
    queueId: interaction.queueId,
    agentId: at,
    agentName: at === null ? null : nameOf(directory, at),
    customerName: sight.name(customer.name),
    customerAddress: sight.address(address),
    isMasked: address !== null && !sight.isWhole,
    createdAt: interaction.createdAt,
    waitingSince,
    lookIns: observers.map(({ agentId: supervisorId, mode, since }) => ({
      supervisorId,
      name: nameOf(directory, supervisorId),
      mode,
      since,
    })),
  };
}

/** Whether the agent could get one more contact of the queue now: who talks to one caller is not ready for the next. */
function couldTakeOf(
  { directory, world }: ContactCentre,
  { campaignId, channelTypes }: Queue,
  agentId: string,
): boolean {
  const [agent, user] = [world.agents.get(agentId), directory.users.get(agentId)];
  if (agent === undefined || user === undefined) return false;
  return channelTypes.some((channelType) => canTake(agent, user, campaignId, channelType));
}

/** What supervisors see now. But for the customers it is the same for all of them. */
export function toCommonFrame(centre: ContactCentre, wallboard: LiveWallboard): Omit<SupervisorFrame, "interactions"> {
  const { directory, world } = centre;
  const { at, queues, agents, campaigns } = wallboard.figures();
  return {
    at,
    dayStartedAt: wallboard.dayStartedAt(),
    queues: [...directory.queues.values()].map((queue): QueueStatus => {
      const { longestWaitMs, ...figures } = queues[queue.queueId] ?? noFigures;
      return {
        queueId: queue.queueId,
        name: queue.name,
        campaignId: queue.campaignId,
        channelTypes: queue.channelTypes,
        ...figures,
        waitingSince: figures.waiting === 0 ? null : at - longestWaitMs,
        readyAgents: queue.agentIds.filter((agentId) => couldTakeOf(centre, queue, agentId)).length,
        serviceLevelSeconds: queue.serviceLevelSeconds ?? usualServiceLevelSeconds,
      };
    }),
    agents: Object.entries(agents).flatMap(([agentId, figures]): AgentStatus[] => {
      const user = directory.users.get(agentId);
      // Supervisors are signed in too, and are not what is watched here.
      if (user?.type !== "AGENT") return [];
      const session = world.agents.get(agentId);
      const { activity, since, isReady, campaignIds, handled, missed, times } = figures;
      return [
        {
          agentId,
          name: user.name,
          activity,
          since,
          isReady,
          breakReason: session?.availability.breakReason ?? null,
          campaignIds,
          load: session?.work.length ?? 0,
          capacity: user.totalCapacity,
          handled,
          missed,
          talkMs: times.TALK + times.HOLD,
          staffedMs: times.STAFFED,
        },
      ];
    }),
    campaigns: [...directory.campaigns.values()].map(({ campaignId, name }) => {
      const { waiting, live, inWrapUp } = campaigns[campaignId] ?? { waiting: 0, live: 0, inWrapUp: 0 };
      return { campaignId, name, waiting, live, inWrapUp };
    }),
    breakReasons: [...directory.breakReasons],
    interactionCount: openInteractions(centre).length,
    trend: wallboard.lastHour(),
  };
}

const openInteractions = ({ world }: ContactCentre): Interaction[] =>
  [...world.interactions.values()].filter((interaction) => !isClosed(interaction));

/** The live interactions as this supervisor may see them, the oldest first. */
export const toLiveInteractions = (
  viewer: CurrentUser,
  { centre, personalData, wallboard }: { centre: ContactCentre; personalData: PersonalData; wallboard: LiveWallboard },
): LiveInteraction[] =>
  openInteractions(centre)
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.interactionId < b.interactionId ? -1 : 1))
    .slice(0, mostInteractions)
    .map((each) =>
      toLiveInteraction(viewer, personalData, centre.directory, wallboard.waitingSince(each.interactionId), each),
    );
