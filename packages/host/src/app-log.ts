/** One line of an app's log: what its author or an administrator needs to see. */
export interface AppLogEntry {
  /** Null when the line concerns no mounted app. */
  instanceId: string | null;
  appId: string | null;
  level: "debug" | "info" | "warn" | "error";
  /**
   * An error code of the contract, or what happened: APP_LOG, CALLBACK_THREW, PAGE_ERROR, POLICY, HUNG, CRASHED, FLOODED,
   * INSTANCE_ID, FOREIGN_WINDOW, NOT_A_MESSAGE.
   */
  code: string;
  /** The method of a call that was refused or failed. */
  method?: string;
  message: string;
  data?: unknown;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface AppLog {
  write(level: AppLogEntry["level"], code: string, message: string, more?: { data?: unknown; method?: string }): void;
  /** Writes at most one line per code and second: for what a broken or hostile page can cause without end. */
  writeSeldom(level: AppLogEntry["level"], code: string, message: string, method?: string): void;
}

const seldomMs = 1_000;

export function createAppLog(
  app: { appId: string; instanceId: string } | null,
  onLog: (entry: AppLogEntry) => void,
  now: () => number,
): AppLog {
  const lastAt = new Map<string, number>();
  const { appId, instanceId } = app ?? { appId: null, instanceId: null };
  const log: AppLog = {
    write: (level, code, message, { data, method } = {}) =>
      onLog({
        instanceId,
        appId,
        level,
        code,
        message,
        ...(data !== undefined && { data }),
        ...(method !== undefined && { method }),
        at: now(),
      }),
    writeSeldom(level, code, message, method) {
      const at = now();
      if (at - (lastAt.get(code) ?? Number.NEGATIVE_INFINITY) < seldomMs) return;
      lastAt.set(code, at);
      log.write(level, code, message, method === undefined ? {} : { method });
    },
  };
  return log;
}
