// What the server keeps of interactions that are over.
import { expect } from "vitest";
import type { Administrator } from "./administrator.ts";

/** The newest interaction in the history that holds these words, once it is there. */
export async function findPast({ call }: Administrator, words: string): Promise<Record<string, unknown>> {
  let found: Record<string, unknown> | undefined;
  await expect
    .poll(async () => {
      const answer = Object(await call("GET", `/api/history?search=${encodeURIComponent(words)}`)) as {
        items: Record<string, unknown>[];
      };
      [found] = answer.items;
      return found;
    })
    .toBeDefined();
  return found ?? {};
}
