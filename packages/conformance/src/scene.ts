import type { ChannelType, EventName } from "@omni/contract";
import type { Need, Stage } from "./host-under-test.ts";

/** What people do, and which events it raises for the agent. */
export interface Scene {
  readonly id: string;
  readonly channel: ChannelType | "SESSION";
  readonly needs: readonly Need[];
  readonly raises: readonly EventName[];
  /** Whether the interaction is still the agent's when the scene is over. */
  readonly leavesLive: boolean;
  play(stage: Stage): Promise<void>;
}
