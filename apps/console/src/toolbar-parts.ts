/** What the toolbar's page is made of: the console's parts that need no more room than a frame in somebody else's page. */
export { theme, toCssVariables } from "./app/theme.ts";
export { createConsolePlatform, type ConsolePlatform } from "./features/apps/index.ts";
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
export { findSelected, InteractionList, OfferBar } from "./features/interactions/index.ts";
export { AvailabilityMenu, SessionRenewal, StartOfShift, useAvailability } from "./features/session/index.ts";
export { SignInForm, useSignIn, type Credentials } from "./features/sign-in/index.ts";
export { api } from "./lib/api.ts";
export { LiveProvider, useLive, useLiveStore, useWorld } from "./lib/live-context.tsx";
export { connectLiveStore, type LiveStore } from "./lib/live-store.ts";
export { createStore, useStore, type Store } from "./lib/store.ts";
export { Announcer } from "./ui/announcer.tsx";
export { LoadingScreen } from "./ui/loading-screen.tsx";
export { showError } from "./ui/show-error.tsx";
