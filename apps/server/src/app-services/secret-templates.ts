import { requestError } from "./request-error.ts";

const placeholder = /\{\{\s*secret:([a-z][a-zA-Z0-9]{0,59})\s*\}\}/g;

/** Shorter ones occur by chance: hiding them would destroy answers and hide nothing. */
const shortestHidden = 4;

/** Puts secrets in the place of `{{secret:key}}`, and knows afterwards which ones to hide. */
export class SecretTemplates {
  readonly #readSecret: (key: string) => string | null;
  readonly #used = new Set<string>();

  constructor(readSecret: (key: string) => string | null) {
    this.#readSecret = readSecret;
  }

  static has(text: string): boolean {
    return text.search(placeholder) !== -1;
  }

  /** Rejects with TARGET_UNAVAILABLE when a secret was not filled in. */
  fill(text: string, encode: (secret: string) => string = (secret) => secret): string {
    return text.replaceAll(placeholder, (_, key: string) => {
      const secret = this.#readSecret(key);
      if (secret === null)
        throw requestError("SECRET_EMPTY", `The app's setting ${key} is empty. Ask an administrator to fill it in.`, {
          key,
        });
      this.#used.add(secret);
      return encode(secret);
    });
  }

  /** A JSON value with the secrets in its texts; names of properties stay as they are. */
  fillDeep(value: unknown): unknown {
    if (typeof value === "string") return this.fill(value);
    if (Array.isArray(value)) return value.map((each) => this.fillDeep(each));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.fillDeep(each)]));
  }

  /** An answer in which no secret that was sent comes back, in clear or in one of its usual spellings. */
  hide(text: string): string {
    let hidden = text;
    for (const secret of this.#used) {
      if (secret.length < shortestHidden) continue;
      for (const spelling of spellingsOf(secret)) hidden = hidden.replaceAll(spelling, "[secret]");
    }
    return hidden;
  }
}

function spellingsOf(secret: string): Set<string> {
  const bytes = Buffer.from(secret);
  return new Set([
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString("base64"),
    bytes.toString("base64url"),
  ]);
}
