import { OmniError } from "@omni/wire";
import { z } from "zod";

const cursor = z.tuple([z.union([z.string(), z.number()]), z.number().int()]);

/** The last row of a page: the value it was sorted by, and its own number. */
export type HistoryCursor = z.output<typeof cursor>;

export const toCursorText = (value: HistoryCursor): string => Buffer.from(JSON.stringify(value)).toString("base64url");

export function readCursor(text: string): HistoryCursor {
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch (cause) {
    throw new OmniError("INVALID_ARGUMENT", "cursor: not one of this history. Ask for the first page again.", {
      details: { path: "cursor" },
      cause,
    });
  }
}
