import type { InteractionState } from "@omni/contract";
import { messages } from "./messages.ts";

/** An interaction's state in the agent's words. */
export const stateName = (state: InteractionState): string => messages.states[state];
