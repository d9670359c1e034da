import {
  checkArguments,
  checkResult,
  isMethodName,
  maskPersonalData,
  methodNames,
  methods,
  nearest,
  showPersonalData,
} from "@omni/contract";
import { OmniError, type Request } from "@omni/wire";
import type { AppPort } from "./app-record.ts";
import { checkSize, invalidArgument } from "./check-size.ts";
import { hostMethods, registerMethods } from "./host-methods.ts";
import type { CallContext } from "./platform.ts";

/** Lets one request of a frame through every check, in the order of their cost, and answers it. */
export function answerCall(port: AppPort, { method, argument }: Request, signal: AbortSignal): unknown {
  const { app } = port;
  app.figures.calls++;
  const retryAfterMs = app.takeToken();
  if (retryAfterMs > 0) {
    app.log.writeSeldom("warn", "RATE_LIMITED", `The app calls more than ${app.limits.callsPerSecond} times a second.`);
    throw new OmniError("RATE_LIMITED", "Too many calls in a short time.", { details: { retryAfterMs } });
  }
  const refusal = checkSize(argument, app.limits.payloadBytes);
  if (refusal !== null) throw refusal;
  const registerMethod = registerMethods.get(method);
  if (registerMethod !== undefined) return registerMethod(port, argument);

  if (!isMethodName(method)) throw unknownMethod(method);
  const entry = methods[method];
  if (!app.offer.hasMethod(entry)) {
    throw new OmniError("NOT_SUPPORTED", `This host does not offer ${method}.`, {
      details: { capability: entry.capability },
    });
  }
  app.demandPermission(entry);
  const issue = checkArguments(method, argument);
  if (issue !== null) throw invalidArgument(method, issue);

  const context: CallContext = {
    instanceId: app.instanceId,
    appId: app.appId,
    permissions: app.permissions,
    signal,
  };
  const local = Object.hasOwn(app.local, method) ? app.local[method] : undefined;
  const own = hostMethods.get(method);
  // The contract ties each method's argument to its name, and the argument was checked against it.
  if (local !== undefined) return finish(local(argument as never, context));
  if (own !== undefined) return own(port, argument as never, context);
  return finish(app.platform.call(method, argument, context));

  async function finish(answer: unknown): Promise<unknown> {
    // A method without a result may answer nothing.
    const result = (await answer) ?? null;
    const wrong = isMethodName(method) ? checkResult(method, result) : null;
    if (wrong !== null) {
      throw new Error(
        `${method} answered against the contract: ${wrong.path} should be ${wrong.expected}, is ${wrong.got}`,
      );
    }
    return app.seesPersonalData ? showPersonalData(result) : maskPersonalData(result, app.maskRules());
  }
}

function unknownMethod(given: string): OmniError {
  const name = given.slice(0, 128);
  const near = nearest(name, methodNames);
  return new OmniError(
    "UNKNOWN_METHOD",
    `No method is named "${name}".${near === null ? "" : ` Did you mean "${near}"?`}`,
    {
      details: { name, nearest: near },
    },
  );
}
