import { createHash } from "node:crypto";
import type { CallContext } from "./call-context.ts";

/** The id of what a call of a method begins: an order that arrives again names the same interaction. */
export const newInteractionId = ({ agentId, key }: CallContext): string =>
  `interaction-${createHash("sha256").update(`${agentId}:${key}`).digest("hex").slice(0, 24)}`;
