/** The administrators' page about apps: install, consent, place, roll out, configure, uninstall. */
export { AppManagerPage } from "./app-manager-page.tsx";
