import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

export const secretKeyFile = "app-secrets.key";

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** The key of this data folder, made when there is none; nobody but the server's own user reads it. */
function readOrMakeKey(dataFolder: string): Buffer {
  const path = join(dataFolder, secretKeyFile);
  if (!existsSync(path)) makeKey(path);
  chmodSync(path, 0o600);
  const key = Buffer.from(readFileSync(path, "utf8"), "base64");
  if (key.length === 32) return key;
  throw new Error(`${path} holds no key. Put the right one back, or delete it and enter the secrets of apps again.`);
}

/** Written aside and flushed first: what has the name is a whole key. */
function makeKey(path: string): void {
  const aside = `${path}.new`;
  rmSync(aside, { force: true });
  const file = openSync(aside, "wx", 0o600);
  writeSync(file, randomBytes(32).toString("base64"));
  fsyncSync(file);
  closeSync(file);
  renameSync(aside, path);
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

  /** The secret, or null when the text was changed, or was closed for another place or by another key. */
  open(place: string, closed: string): string | null {
    const bytes = Buffer.from(closed, "base64");
    try {
      const decipher = createDecipheriv(algorithm, this.#key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const body = bytes.subarray(nonceBytes + tagBytes);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
    } catch {
      return null;
    }
  }
}
