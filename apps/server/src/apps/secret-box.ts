import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";

export const secretKeyFile = "app-secrets.key";

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** The key of this data folder, made when there is none; nobody but the server's own user reads it. */
function readOrMakeKey(dataFolder: string): Buffer {
  const path = join(dataFolder, secretKeyFile);
  try {
    const file = openSync(path, "wx", 0o600);
    writeSync(file, randomBytes(32).toString("base64"));
    fsyncSync(file);
    closeSync(file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    chmodSync(path, 0o600);
  }
  const key = Buffer.from(readFileSync(path, "utf8"), "base64");
  if (key.length === 32) return key;
  throw new Error(`${path} holds no key. Put the right one back; without it, secrets of apps must be entered again.`);
}

/** Secrets at rest: AES-256-GCM, each bound to the place that it belongs to, so that none can be put in another's. */
export class SecretBox {
  readonly #key: Buffer;

  constructor(dataFolder: string) {
    this.#key = readOrMakeKey(dataFolder);
  }

  close(place: string, secret: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.#key, nonce);
    cipher.setAAD(Buffer.from(place));
    const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
  }

  /** Throws when the text was changed, or was closed for another place or by another key. */
  open(place: string, closed: string): string {
    const bytes = Buffer.from(closed, "base64");
    const decipher = createDecipheriv(algorithm, this.#key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString("utf8");
  }
}
