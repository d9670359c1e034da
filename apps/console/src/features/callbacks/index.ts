/** Promised calls: the list, scheduling, dialling. */
export { Callbacks } from "./lazy-callbacks.tsx";
export { CallbackFields } from "./callback-fields.tsx";
export { CallbacksButton } from "./callbacks-button.tsx";
export { customerPhoneOf } from "./customer-phone.ts";
export { openScheduleDialog, showCallbacks } from "./callback-view-state.ts";
export { ScheduleButton } from "./schedule-button.tsx";
export { formatRelative } from "./relative-time.ts";
