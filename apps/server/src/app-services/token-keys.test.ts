import { describe, expect, it } from "vitest";
import { makeTokenKey, needsKey, signingKey, toPublicJwk, withoutExpired } from "./token-keys.ts";

const hour = 3_600_000;
const day = 24 * hour;

describe("the keys of context tokens", () => {
  it("sign at once when they are the first, and an hour after they are known otherwise", async () => {
    const [first, second] = [await makeTokenKey(0), await makeTokenKey(10 * day)];
    const keys = [first, second];
    expect(signingKey([first], 0)).toBe(first);
    expect(signingKey(keys, 10 * day + hour - 1)).toBe(first);
    expect(signingKey(keys, 10 * day + hour)).toBe(second);
  });

  it("are made anew in time for the next to be known when the newest has signed for 30 days", async () => {
    expect(needsKey([], 0)).toBe(true);
    const keys = [await makeTokenKey(0)];
    expect(needsKey(keys, 30 * day - hour - 1)).toBe(false);
    expect(needsKey(keys, 30 * day - hour)).toBe(true);
  });

  it("are served for a day after the next one signs", async () => {
    const [first, second] = [await makeTokenKey(0), await makeTokenKey(30 * day)];
    expect(withoutExpired([first, second], 31 * day + hour - 1)).toEqual([first, second]);
    expect(withoutExpired([first, second], 31 * day + hour)).toEqual([second]);
  });

  it("keep their private part to themselves", async () => {
    expect(Object.keys(toPublicJwk(await makeTokenKey(0))).toSorted()).toEqual([
      "alg",
      "crv",
      "kid",
      "kty",
      "use",
      "x",
    ]);
  });
});
