import type { ChannelType, ErrorCode, EventName, MethodName } from "@omni/contract";
import type { Need, Stage, StageOptions } from "./host-under-test.ts";
import type { RuleId } from "./rules.ts";

/** One thing that a host must do. */
export interface ConformanceCase {
  /** Names it for ever: area, then what it is about. */
  readonly id: string;
  readonly rule: RuleId;
  readonly title: string;
  readonly needs: readonly Need[];
  readonly stage?: StageOptions;
  /** What the case shows, for the page of coverage. */
  readonly covers?: {
    readonly events?: readonly { name: EventName; channel: ChannelType | "SESSION" }[];
    readonly errors?: readonly { method: MethodName; code: ErrorCode }[];
    readonly results?: readonly MethodName[];
  };
  /** Throws a ClaimError when the host does not. */
  run(stage: Stage): Promise<void>;
}
