import type { Interaction, Leg, World } from "./index.ts";
import { insist } from "./insist.fakes.ts";

const isTalking = ({ state }: Interaction): boolean =>
  state === "CONNECTED" || state === "HELD" || state === "CONSULTING" || state === "CONFERENCE";
const isLive = (leg: Leg): boolean => leg.state !== "ENDED";
const isUp = (leg: Leg): boolean => leg.state === "CONNECTED" || leg.state === "HELD";

/** Who takes part, as it must be on every channel. */
export function checkParties(interaction: Interaction): void {
  const { state, invitation, members, participants, agentId, observers, channelType, reservation } = interaction;
  const present = participants.filter((each) => each.state !== "RINGING" && each.state !== "LEFT");
  const ids = participants.map(({ participantId }) => participantId);
  insist(new Set(ids).size === ids.length, "nobody takes part twice", interaction);
  insist(!isTalking(interaction) || agentId !== null, "somebody talks", interaction);
  insist(
    isTalking(interaction) || (members.length === 0 && observers.length === 0),
    "others only while talking",
    interaction,
  );
  insist(invitation === null || isTalking(interaction), "asked in only while talking", interaction);
  insist(
    (state === "CONSULTING") === (invitation?.kind === "CONSULT"),
    "a consult is what CONSULTING means",
    interaction,
  );
  insist(state !== "HELD" || channelType === "VOICE", "only calls are held", interaction);
  insist(
    invitation === null || ids.includes(invitation.participantId),
    "who is asked in is a participant",
    interaction,
  );
  insist(reservation === null || state === "QUEUED" || state === "OFFERED", "reserved while waiting", interaction);
  if (!isTalking(interaction)) return;
  insist(
    (state === "CONFERENCE") === present.length > 2 || state === "CONSULTING",
    "three are a conference",
    interaction,
  );
  const agents = [agentId, ...members.map((member) => member.agentId)];
  insist(
    agents.every((id) => ids.includes(id ?? "")),
    "every agent is a participant",
    interaction,
  );
  insist(new Set(agents).size === agents.length, "at most one part per agent", interaction);
  insist(
    members.every(({ part }) => (part === "CONSULT") === (state === "CONSULTING")),
    "members are consulted or in the conference",
    interaction,
  );
}

/** The lines of a call. */
export function checkLegs(interaction: Interaction): void {
  const { legs, state, agentId, members, bridgedLegIds, offer, invitation, channelType, direction, connectedAt } =
    interaction;
  insist(channelType === "VOICE" || legs.length === 0, "only calls have lines", interaction);
  if (channelType !== "VOICE") return;
  const live = legs.filter(isLive);
  const isOver = state === "ENDED" || state === "WRAP_UP" || state === "DISPOSED";
  if (isOver) insist(live.length === 0, "every line ends with the call", interaction);
  const customers = live.filter(({ kind }) => kind === "CUSTOMER");
  insist(customers.length <= 1, "one line to the customer", interaction);
  const isThere =
    isTalking(interaction) ||
    ((state === "QUEUED" || state === "OFFERED") && (direction === "INBOUND" || connectedAt !== null));
  if (isThere) insist(customers.length === 1 && isUp(customers[0]!), "the customer is on the line", interaction);
  if (customers.length === 1 && isUp(customers[0]!))
    insist(
      (customers[0]!.state === "HELD") === (state === "HELD" || state === "CONSULTING"),
      "on hold while waiting",
      interaction,
    );
  if (isTalking(interaction))
    for (const id of [agentId, ...members.map((member) => member.agentId)])
      insist(
        live.some((leg) => leg.kind === "AGENT" && leg.agentId === id && isUp(leg)),
        "agents talk on a line",
        id,
        interaction,
      );
  for (const leg of live) {
    const isBounded =
      isUp(leg) || leg.ringsUntil !== null || offer?.agentId === leg.agentId || invitation?.agentId === leg.agentId;
    insist(isBounded, "no line rings for ever", leg, interaction);
    if (leg.kind === "AGENT")
      insist(
        live.filter((each) => each.kind === "AGENT" && each.agentId === leg.agentId).length === 1,
        "one line per agent",
        interaction,
      );
  }
  insist(bridgedLegIds.length !== 1, "nobody is bridged alone", interaction);
  insist(
    bridgedLegIds.every((id) =>
      live.some((leg) => leg.legId === id && leg.state === "CONNECTED" && leg.kind !== "OBSERVER"),
    ),
    "only who is there is bridged",
    interaction,
  );
  if (state === "CONNECTED" || state === "CONFERENCE")
    insist(bridgedLegIds.includes(customers[0]?.legId ?? ""), "the customer is heard", interaction);
}

/** No promise to a customer is forgotten. */
export function checkCallbacks(world: World): void {
  for (const callback of world.callbacks.values()) {
    const call = world.interactions.get(callback.callInteractionId);
    const { state, closedAt } = callback;
    const isWaiting = call?.state === "QUEUED" || call?.state === "OFFERED";
    if (state === "SCHEDULED") insist(call === undefined, "not called before its time", callback, call);
    if (state === "DUE")
      insist(
        isWaiting && call?.callbackLink?.callbackId === callback.callbackId,
        "due means that the call waits",
        callback,
        call,
      );
    if (state === "DIALLED")
      insist(
        (closedAt !== null) === (call !== undefined && call.connectedAt !== null),
        "closed once reached",
        callback,
        call,
      );
    if (state === "DIALLED" && closedAt === null)
      insist(call?.state === "INITIATED", "a call under way", callback, call);
    if (state === "CANCELLED" || state === "FAILED") insist(closedAt !== null, "closed for good", callback);
  }
}
