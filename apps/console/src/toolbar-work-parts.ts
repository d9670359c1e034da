/** What the toolbar is made of once an agent has signed in: the console's parts that need no more room than a frame. */
export { useWorkKeys } from "./app/use-work-keys.ts";
export { Callbacks, CallbacksButton, ScheduleButton } from "./features/callbacks/index.ts";
export {
  CallDialogs,
  CallView,
  PartyAlerts,
  startCall,
  StartButton,
  TextActions,
  TextParties,
} from "./features/calls/index.ts";
export { ConnectionBanner } from "./features/connection/index.ts";
export { Conversation, MessageAnnouncer } from "./features/conversation/index.ts";
export { DispositionForm } from "./features/disposition/index.ts";
export { findSelected, InteractionList } from "./features/interactions/index.ts";
export { AvailabilityMenu, SessionRenewal, StartOfShift, useAvailability } from "./features/session/index.ts";
