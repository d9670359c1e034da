/** The contact centre as pure functions: state, command and time give events; events give state. */
export type * from "./agent-session.ts";
export type * from "./command.ts";
export type * from "./decision.ts";
export type * from "./directory.ts";
export type * from "./domain-event.ts";
export type * from "./interaction.ts";
export { toCampaign, dispositionClassesOf } from "./directory.ts";
export { isEphemeral } from "./domain-event.ts";
export { isClosed, isWrapUpOpen } from "./interaction.ts";
export { createWorld, loadWorld, replaceDirectory, type World } from "./world.ts";
