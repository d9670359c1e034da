import { exportJWK, generateKeyPair } from "jose";

/** An Ed25519 key that signs context tokens. `kid` names it to those who verify. */
export interface TokenKey {
  kid: string;
  createdAt: number;
  privateJwk: { kty: "OKP"; crv: "Ed25519"; x: string; d: string };
}

const hourMs = 3_600_000;
/** A key signs for so long. */
const signsForMs = 30 * 24 * hourMs;
/** Those who verify hear of a key so long before it signs, and keep what they read for less. */
const publishedAheadMs = hourMs;
/** A key is served for so long after the next one signs: far longer than a token lives. */
const servedAfterMs = 24 * hourMs;

export async function makeTokenKey(now: number): Promise<TokenKey> {
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const { x, d } = await exportJWK(privateKey);
  if (x === undefined || d === undefined) throw new Error("An Ed25519 key came without its parts.");
  return { kid: crypto.randomUUID(), createdAt: now, privateJwk: { kty: "OKP", crv: "Ed25519", x, d } };
}

/** When a key begins to sign: the first one at once, any other when those who verify have had time to read it. */
const signsFrom = (keys: readonly TokenKey[], index: number): number => {
  const createdAt = keys[index]?.createdAt ?? 0;
  return index === 0 ? createdAt : createdAt + publishedAheadMs;
};

/** The newest key that signs already. `keys` are in the order of their making, and there is one. */
export function signingKey(keys: readonly TokenKey[], now: number): TokenKey {
  const key = keys.findLast((_, index) => signsFrom(keys, index) <= now) ?? keys[0];
  if (key === undefined) throw new Error("There is no key for context tokens.");
  return key;
}

/** Whether the next key must be made, so that it is known when the newest one has signed for long enough. */
export const needsKey = (keys: readonly TokenKey[], now: number): boolean =>
  now >= (keys.at(-1)?.createdAt ?? -Infinity) + signsForMs - publishedAheadMs;

/** The keys without those that nobody needs any more. */
export const withoutExpired = (keys: readonly TokenKey[], now: number): TokenKey[] =>
  keys.filter((_, index) => index === keys.length - 1 || now < signsFrom(keys, index + 1) + servedAfterMs);

/** What everybody may know of a key. */
export const toPublicJwk = ({ kid, privateJwk: { kty, crv, x } }: TokenKey) => ({
  kty,
  crv,
  x,
  kid,
  alg: "EdDSA",
  use: "sig",
});
