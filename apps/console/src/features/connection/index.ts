/** What the agent sees of the line to the server. */
export { ConnectionBanner } from "./connection-banner.tsx";
export { EndedScreen } from "./ended-screen.tsx";
