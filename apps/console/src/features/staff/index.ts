/** The shell around the pages of supervisors and administrators: navigation, account, and the page about one's account. */
export type { StaffPageEntry, StaffPageProps } from "./staff-page-entry.ts";
export { StaffShell } from "./staff-shell.tsx";
export { AccountPage } from "./account-page.tsx";
