import type { CommitFigures } from "./commits.ts";

/** What the benchmark tells its server, and what that answers. */
export type SubjectCommand = "usage" | "commits" | "keepFolder";

export type SubjectReply =
  | { type: "ready"; url: string; port: number }
  | { type: "usage"; rss: number; heap: number; cpuMicroseconds: number }
  | { type: "kept"; folder: string }
  | ({ type: "commits" } & CommitFigures);

export const benchPassword = "bench";
/** Where the agents of the benchmark work: a campaign and a queue of the demo centre, and the key of its widget. */
export const campaignId = "web-chat-support";
export const queueId = "support-general";
export const campaignKey = "web-chat";
