/** How pages outside the console are let in: who may hold the toolbar, and the campaigns' CRM pages. */
export { ToolbarSettingsPage } from "./toolbar-settings-page.tsx";
