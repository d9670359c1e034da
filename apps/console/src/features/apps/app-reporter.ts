import { createTokenBucket, type AppFailure, type AppLogEntry, type TakeToken } from "@omni/host";
import type { AppRegistration, AppReport } from "@omni/live";

/** Tells the server what becomes of apps, for the administrators' figures. */
export interface AppReporter {
  mounted(app: AppRegistration): void;
  ready(app: AppRegistration): void;
  failed(app: AppRegistration, failure: AppFailure): void;
  /** A refused call or a callback that threw; other lines of the log stay in this console. */
  logged(app: AppRegistration, entry: AppLogEntry): void;
}

/** An app that fails all the time is told of so often at once, and then so often a second. */
const burst = 20;
const perSecond = 0.5;

const longestMessage = 500;

export function createAppReporter(report: (report: AppReport) => void, now: () => number = Date.now): AppReporter {
  const buckets = new Map<string, TakeToken>();
  const tell = (
    { appId, version }: AppRegistration,
    kind: AppReport["kind"],
    code?: string,
    message?: string,
  ): void => {
    const take = buckets.get(appId) ?? createTokenBucket(burst, perSecond, now);
    buckets.set(appId, take);
    if (take() > 0) return;
    report({
      appId,
      version,
      kind,
      ...(code !== undefined && { code: code.slice(0, 64) }),
      ...(message !== undefined && { message: message.slice(0, longestMessage) }),
    });
  };
  return {
    mounted: (app) => tell(app, "MOUNTED"),
    ready: (app) => tell(app, "READY"),
    failed(app, { code, message }) {
      const isCrash = code === "HUNG" || code === "CRASHED" || code === "FLOODED";
      tell(app, isCrash ? "CRASHED" : "FAILED", code, message);
    },
    logged(app, { code, method, message }) {
      if (method !== undefined) tell(app, "CALL_ERROR", code, message);
      else if (code === "CALLBACK_THREW") tell(app, "CALLBACK_ERROR", code, message);
    },
  };
}
