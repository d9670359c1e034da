/** What the toolbar needs to serve the contract to the page that holds it. */
export { createConsolePlatform, openTab, toRecordUrl, type ConsolePlatform } from "./features/apps/index.ts";
