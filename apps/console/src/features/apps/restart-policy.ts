import type { AppFailure } from "@omni/host";
import type { AppPlace } from "./app-instance.ts";

/** An app that fails more often than this in so long a time is not started again by itself. */
export const mostRestarts = 3;
const withinMs = 10 * 60_000;

/** How long a frame stays away: its process ends meanwhile, where a new frame would come to a hanging one. */
export const restartPauseMs = 1_500;

/** `RESTART` by itself; `STOP` until the agent starts it; `ASK` the agent; `WAIT`: loading again is all there is to do. */
export type AfterFailure = "RESTART" | "STOP" | "ASK" | "WAIT";

/**
 * What becomes of a failed app. One that hangs may come back, and the agent may have typed into it: he decides, but about one
 * that he cannot see.
 */
export function afterFailure(
  code: AppFailure["code"],
  place: AppPlace,
  restartedAt: readonly number[],
  now: number,
): AfterFailure {
  if (code === "FLOODED") return "STOP";
  if (code === "HUNG" && place !== "background") return "ASK";
  if (code !== "HUNG" && code !== "CRASHED") return "WAIT";
  return restartedAt.filter((at) => now - at < withinMs).length < mostRestarts ? "RESTART" : "STOP";
}
