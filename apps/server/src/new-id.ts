import { randomBytes } from "node:crypto";

/** A new id that sorts by time of making, so that rows made together lie together. `kind` tells a reader what it names. */
export const newId = (kind: string): string =>
  `${kind}-${Date.now().toString(36).padStart(9, "0")}${randomBytes(8).toString("hex")}`;
