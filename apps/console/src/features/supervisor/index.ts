/** What supervisors watch and order while it happens. */
export { LivePage } from "./live-page.tsx";
