/** Everything the agent can do now, by name. Loaded when it is first opened. */
export { CommandPalette } from "./lazy-command-palette.tsx";
