/** The contact centre as pure functions: state, command and time give events; events give state. */
export { isCallbackClosed, toCallback } from "./callback.ts";
export type { Callback, CallbackLink } from "./callback.ts";
export { callbacksFor } from "./callbacks-for.ts";
export { missedOfferReason, voiceGraceMs } from "./agent-session.ts";
export type { AgentSession, ChosenAvailability, WorkItem } from "./agent-session.ts";
export type { Command, CommandOf, CommandType } from "./command.ts";
export { decide, execute } from "./decide.ts";
export type { Decision, Done, Refusal } from "./decision.ts";
export { deliveriesOf, toPayload } from "./deliveries/deliveries-of.ts";
export type { Delivery } from "./deliveries/delivery.ts";
export { dispositionClassesOf, toCampaign } from "./directory.ts";
export type {
  Campaign,
  Directory,
  DispositionPlan,
  Id,
  IvrEntry,
  Process,
  Queue,
  Scheduler,
  User,
  WrapUpMode,
  WrapUpRules,
} from "./directory.ts";
export { isEphemeral } from "./domain-event.ts";
export type { DomainEvent, DomainEventOf, DomainEventType } from "./domain-event.ts";
export type { Sentiment, Suggestion, TranscriptSegment } from "./facts/insights.ts";
export { canTake } from "./eligibility.ts";
export { evolve } from "./evolve/evolve.ts";
export { isClosed, isWrapUpOpen } from "./interaction.ts";
export type { CallbackRequest, Interaction, Offer, Skip, WrapUp } from "./interaction.ts";
export type { Invitation, LookInMode, Member, Observer, Reservation } from "./invitation.ts";
export type { Leg, LegKind, LegOutcome, LegState } from "./leg.ts";
export { ordersOf, type LineOrder } from "./orders-of.ts";
export { partOf, type Part } from "./part-of.ts";
export { transferTargetsOf } from "./parties/targets.ts";
export { timersOf, type Timer } from "./timers.ts";
export { toCommonPayload, toInteraction, type CommonPayload } from "./to-interaction.ts";
export { maxExtensionsOf } from "./wrap-up.ts";
export { touched } from "./touched.ts";
export { createWorld, forget, forgetCallback, loadWorld, replaceDirectory, type World } from "./world.ts";
export type { Activity } from "./wallboard/activity.ts";
export {
  figuresOf,
  type AgentFigures,
  type CampaignFigures,
  type QueueFigures,
  type WallboardFigures,
} from "./wallboard/figures.ts";
export { recount } from "./wallboard/recount.ts";
export { createWallboard, observe, resetCounts, type AgentTimes, type Wallboard } from "./wallboard/wallboard.ts";
