import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { z } from "zod";
import { parseJson, signaturePath } from "./file-list.ts";
import { PackageRefused } from "./refusal.ts";

const signatureSchema = z.strictObject({
  format: z.literal(1),
  algorithm: z.literal("Ed25519"),
  publicKey: z.base64().max(200),
  signature: z.base64().max(200),
});

/** What a signature vouches for. */
export interface SignedContent {
  name: string;
  version: string;
  contentHash: string;
}

export interface PackageSignature {
  /** The publisher's public key: SPKI, DER, base64. */
  publicKey: string;
  /** `sha256:` and the hash of that key, for people to compare. */
  fingerprint: string;
}

/** A new key pair: the private key as PKCS #8 PEM, to be kept secret, and the public key as it stands in signatures. */
export function createSigningKey(): PackageSignature & { privateKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    ...toPackageSignature(publicKey),
  };
}

/** `sha256:<64 hex digits>` of a public key as it stands in signatures. */
export const toFingerprint = (publicKey: string): string =>
  `sha256:${createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex")}`;

function toPackageSignature(key: KeyObject): PackageSignature {
  const publicKey = key.export({ type: "spki", format: "der" }).toString("base64");
  return { publicKey, fingerprint: toFingerprint(publicKey) };
}

/** Name and version are signed too: no signature can be carried over to another app or version. */
const toMessage = ({ name, version, contentHash }: SignedContent): Buffer =>
  Buffer.from(`omni-app-signature 1\n${name}\n${version}\n${contentHash}\n`);

/** Whom packages that a private key signs say they are by. Throws for what is no Ed25519 private key. */
export const readSigningKey = (privateKeyPem: string): PackageSignature =>
  toPackageSignature(createPublicKey(readPrivateKey(privateKeyPem)));

/** The text of META/signature.json. */
export function signContent(content: SignedContent, privateKeyPem: string): string {
  const privateKey = readPrivateKey(privateKeyPem);
  const { publicKey } = toPackageSignature(createPublicKey(privateKey));
  const signature = sign(null, toMessage(content), privateKey).toString("base64");
  return `${JSON.stringify({ format: 1, algorithm: "Ed25519", publicKey, signature }, null, 2)}\n`;
}

function readPrivateKey(pem: string): KeyObject {
  const key = tryKey(() => createPrivateKey(pem));
  if (key?.asymmetricKeyType === "ed25519") return key;
  throw new PackageRefused(
    "package/key",
    "The signing key is not an Ed25519 private key.",
    "Make one with `omni-app key`, and pass its PEM text.",
  );
}

const repair = "Ask the publisher for the package that was signed.";

/** Who signed the package, once the signature holds. */
export function checkSignature(bytes: Uint8Array, content: SignedContent): PackageSignature {
  const parsed = signatureSchema.safeParse(parseJson(bytes));
  if (!parsed.success) throw toRefusal(`${signaturePath} is malformed.`);
  const { publicKey, signature } = parsed.data;
  const der = Buffer.from(publicKey, "base64");
  const key = tryKey(() => createPublicKey({ key: der, type: "spki", format: "der" }));
  if (key?.asymmetricKeyType !== "ed25519") throw toRefusal("The key of the signature is not an Ed25519 key.");
  if (!verify(null, toMessage(content), key, Buffer.from(signature, "base64")))
    throw toRefusal("The signature does not belong to these contents.");
  return toPackageSignature(key);
}

const toRefusal = (problem: string): PackageRefused =>
  new PackageRefused("package/signature", problem, repair, { path: signaturePath });

/** Whatever is no key at all is refused by the caller, like a key of another kind. */
function tryKey(read: () => KeyObject): KeyObject | null {
  try {
    return read();
  } catch {
    return null;
  }
}
