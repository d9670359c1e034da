import type { MethodName } from "@omni/contract";
import { createTokenBucket, type CallContext, type LocalMethod, type LocalMethods, type TakeToken } from "@omni/host";
import { OmniError } from "@omni/wire";

interface Rate {
  burst: number;
  perSecond: number;
}

/** Every change of the screen is drawn; and what asks for the agent's eyes must not take them all. */
const drawing: Rate = { burst: 40, perSecond: 10 };
const asking: Rate = { burst: 12, perSecond: 0.5 };
const askingMethods: ReadonlySet<string> = new Set<MethodName>(["ui.notify", "ui.confirm", "crm.openRecord"]);

/** The same methods, each app within its rate; beyond it they reject with RATE_LIMITED. */
export function limitLocalMethods(methods: LocalMethods, now: () => number = Date.now): LocalMethods {
  const buckets = new Map<string, TakeToken>();
  const takeOf = (appId: string, isAsking: boolean): TakeToken => {
    const key = `${appId} ${isAsking ? "asks" : "draws"}`;
    const { burst, perSecond } = isAsking ? asking : drawing;
    const take = buckets.get(key) ?? createTokenBucket(burst, perSecond, now);
    buckets.set(key, take);
    return take;
  };
  const limit = ([name, method]: [string, LocalMethod<MethodName>]): [string, LocalMethod<MethodName>] => [
    name,
    (argument, context: CallContext) => {
      const retryAfterMs = takeOf(context.appId, askingMethods.has(name))();
      if (retryAfterMs === 0) return method(argument, context);
      throw new OmniError("RATE_LIMITED", `The app calls ${name} too often.`, { details: { retryAfterMs } });
    },
  ];
  // Each name keeps its own method, only wrapped.
  return Object.fromEntries(
    Object.entries(methods as Record<string, LocalMethod<MethodName>>).map(limit),
  ) as LocalMethods;
}
