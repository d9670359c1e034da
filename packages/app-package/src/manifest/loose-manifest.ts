import { z } from "zod";

const word = z.string().optional().catch(undefined);
const list = <T extends z.ZodType>(entry: T) => z.array(entry).catch([]);
const named = z.object({ name: word }).catch({});

/**
 * A manifest as far as it can be read, so that rules between its parts are checked although some part is wrong by itself:
 * an author sees all problems at once.
 */
export const looseManifest = z
  .object({
    pages: z
      .array(z.object({ id: word, slots: list(z.unknown()) }).catch({ slots: [] }))
      .optional()
      .catch([]),
    slots: list(z.unknown()),
    entryPage: word,
    entryUrl: z.unknown(),
    instanceScope: word,
    icon: z.unknown(),
    permissions: list(named),
    browserFeatures: list(named),
    egress: list(z.object({ origin: word, privateNetwork: z.boolean().optional().catch(undefined) }).catch({})),
    settings: z.record(z.string(), z.unknown()).catch({}),
  })
  .partial()
  .catch({});

export type LooseManifest = z.infer<typeof looseManifest>;
