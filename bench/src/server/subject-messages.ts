import type { CommitFigures } from "./commits.ts";
import type { MixedFigures } from "./mixed-workload.ts";

/** What the benchmark tells its server, and what that answers. */
export type SubjectCommand = "usage" | "commits" | "mixed" | "keepFolder";

export type SubjectReply =
  | { type: "ready"; url: string; port: number }
  | { type: "usage"; rss: number; heap: number; cpuMicroseconds: number }
  | { type: "kept"; folder: string }
  | ({ type: "commits" } & CommitFigures)
  | ({ type: "mixed" } & MixedFigures);

export const benchPassword = "bench";
/** Where the agents of the benchmark work: a campaign and a queue of the demo centre, and the key of its widget. */
export const campaignId = "web-chat-support";
export const queueId = "support-general";
export const campaignKey = "web-chat";
