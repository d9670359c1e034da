import type { MethodName } from "@omni/contract";
import { OmniError } from "@omni/wire";
import type { Clock } from "../clock.ts";
import { TokenBucket } from "../live/token-bucket.ts";

type MethodClass = "STORAGE_READ" | "STORAGE_WRITE" | "REQUEST" | "TOKEN" | "OTHER";

/** What one app of one agent may ask of this server: how much at once, and per second in the long run. */
export const appRates: Readonly<Record<MethodClass, { burst: number; perSecond: number }>> = {
  STORAGE_READ: { burst: 200, perSecond: 50 },
  STORAGE_WRITE: { burst: 100, perSecond: 20 },
  REQUEST: { burst: 30, perSecond: 10 },
  TOKEN: { burst: 10, perSecond: 1 },
  OTHER: { burst: 300, perSecond: 100 },
};

/** So many are remembered; who was silent for longest is forgotten first, and has a full allowance then. */
const mostRemembered = 50_000;

const classes: Partial<Record<MethodName, MethodClass>> = {
  "app.storage.get": "STORAGE_READ",
  "app.storage.list": "STORAGE_READ",
  "app.storage.set": "STORAGE_WRITE",
  "app.storage.delete": "STORAGE_WRITE",
  "app.request": "REQUEST",
  "app.getContextToken": "TOKEN",
};

/** Counts the calls of each app of each agent, whatever the console lets through. */
export class AppRates {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Throws RATE_LIMITED. */
  take(agentId: string, appId: string, method: MethodName): void {
    const methodClass = classes[method] ?? "OTHER";
    const now = this.#clock.now();
    const waitMs = this.#bucketOf(`${methodClass} ${agentId} ${appId}`, methodClass, now).take(now);
    if (waitMs > 0)
      throw new OmniError("RATE_LIMITED", `The app ${appId} calls ${method} too often. Wait ${waitMs} ms.`, {
        details: { retryAfterMs: waitMs, ...appRates[methodClass] },
      });
  }

  #bucketOf(key: string, methodClass: MethodClass, now: number): TokenBucket {
    const { burst, perSecond } = appRates[methodClass];
    const bucket = this.#buckets.get(key) ?? new TokenBucket(burst, perSecond, now);
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > mostRemembered && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket;
  }
}
