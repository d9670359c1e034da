/** Calls, and who takes part in any conversation: the call panel, its controls, consult, conference, transfer, new calls. */
export { CallDialogs } from "./lazy-call-dialogs.tsx";
export { CallPhoneButton } from "./call-phone-button.tsx";
export { CallView } from "./call-view.tsx";
export { openAskDialog, startCall, toggleKeypad } from "./call-view-state.ts";
export { toSituation, type Situation } from "./situation.ts";
export { TextActions } from "./text-actions.tsx";
export { TextParties } from "./text-parties.tsx";
export { useCallOrders, type PlainControl } from "./use-call-orders.ts";
export { StartButton } from "./start-button.tsx";
export { PartyAlerts } from "./party-alerts.tsx";
