/** Custom apps in the console: right panel, full page, background. */
export type { AppInstance } from "./app-instance.ts";
export { AppFrame } from "./app-frame.tsx";
export { AppQuestionDialog } from "./app-question-dialog.tsx";
export { AppsProvider, useAppInstances, useShownApps } from "./apps-context.tsx";
export { BackgroundApps } from "./background-apps.tsx";
export { createConsolePlatform, type ConsolePlatform } from "./console-platform.ts";
export { limitLocalMethods } from "./limit-local-methods.ts";
export { FullPageApps } from "./full-page-apps.tsx";
export { openTab, toRecordUrl } from "./open-record.tsx";
