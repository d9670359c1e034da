/** What supervisors and administrators find until their own screens exist. */
export { StaffPage } from "./staff-page.tsx";
