import { z } from "zod";

const id = z.string().min(1).max(128);
const text = z.string().min(1).max(10_000);

/** What an outside service may tell about a live interaction. */
export const insight = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("transcript"),
    segmentId: id.describe("Names the piece; sent again with the same text it changes nothing"),
    speaker: z.enum(["CUSTOMER", "AGENT"]),
    text,
    startedAt: z.int().min(0).describe("ms since the epoch"),
    final: z.boolean().describe("False: the piece will be sent again with better text"),
  }),
  z.strictObject({
    kind: z.literal("suggestion"),
    suggestionId: id,
    type: z.enum(["REPLY", "ARTICLE", "ACTION"]),
    title: z.string().min(1).max(256),
    text,
    url: z
      .url({ protocol: /^https$/ })
      .max(2048)
      .nullable()
      .optional(),
    confidence: z.number().min(0).max(1),
  }),
  z.strictObject({
    kind: z.literal("sentiment"),
    key: id.optional().describe("Names the message; sent again with the same key it changes nothing"),
    sentiment: z.enum(["POSITIVE", "NEUTRAL", "NEGATIVE"]),
    score: z.number().min(-1).max(1),
  }),
]);
export type Insight = z.infer<typeof insight>;
