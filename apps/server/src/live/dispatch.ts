import {
  checkArguments,
  isMethodName,
  methodNames,
  methods,
  nearest,
  permissionsOf,
  type MethodArguments,
  type MethodName,
} from "@omni/contract";
import type { AppRegistration } from "@omni/live";
import { OmniError } from "@omni/wire";
import { linkMessages } from "../attachments/link-messages.ts";
import type { CallContext, LiveServices, MethodHandler, MethodHandlers } from "./call-context.ts";
import { supportedCapabilities } from "./capabilities.ts";
import { methodHandlers } from "./methods/methods.ts";

export interface Call {
  agentId: string;
  sessionHash: string;
  key: string;
  method: string;
  argument: unknown;
  appId: string | null;
}

function findMethod(name: string): MethodName {
  if (isMethodName(name)) return name;
  const suggestion = nearest(name, methodNames);
  throw new OmniError(
    "UNKNOWN_METHOD",
    `No method is called ${name}.${suggestion === null ? "" : ` Did you mean ${suggestion}?`}`,
    { details: { method: name, nearest: suggestion } },
  );
}

/** The app in whose name the call comes; it must be one that the agent's console has. */
function findApp({ apps, accounts, crmPages }: LiveServices, { agentId, appId }: Call): AppRegistration | null {
  if (appId === null) return null;
  const user = accounts.findUser(agentId);
  const app = user && (crmPages.findApp(appId) ?? apps.appsFor(user).find((each) => each.appId === appId));
  if (app) return app;
  throw new OmniError("PERMISSION_DENIED", `No app ${appId} is installed for you. Ask an administrator.`, {
    details: { appId },
  });
}

function checkPermission(method: MethodName, app: AppRegistration | null): void {
  const permission = permissionsOf(methods[method]).find((each) => app?.permissions.includes(each) === false);
  if (app === null || permission === undefined) return;
  throw new OmniError(
    "PERMISSION_DENIED",
    `${method} needs the permission ${permission}, which the app ${app.appId} does not have. Ask an administrator.`,
    { details: { permission, appId: app.appId } },
  );
}

function findHandler<M extends MethodName>(method: M): MethodHandler<M> {
  const handler: MethodHandlers[M] = methodHandlers[method];
  if (handler !== undefined && supportedCapabilities.has(methods[method].capability)) return handler;
  throw new OmniError("NOT_SUPPORTED", `This server does not offer ${method} yet. Ask supports("${method}") first.`, {
    details: { method, capability: methods[method].capability },
  });
}

function checkArgument(method: MethodName, argument: unknown): void {
  const issue = checkArguments(method, argument);
  if (issue === null) return;
  throw new OmniError("INVALID_ARGUMENT", `${issue.path}: expected ${issue.expected}, got ${issue.got}.`, {
    details: { ...issue },
  });
}

/** Checks a call and carries it out. Rejects with an OmniError for all that a caller can do wrong. */
export async function dispatch(services: LiveServices, call: Call): Promise<unknown> {
  const method = findMethod(call.method);
  const app = findApp(services, call);
  if (app !== null) services.appServices.rates.take(call.agentId, app.appId, method);
  checkPermission(method, app);
  const handle = findHandler(method);
  checkArgument(method, call.argument);
  const { agentId, sessionHash, key } = call;
  const context: CallContext = {
    ...services,
    agentId,
    sessionHash,
    key,
    app,
    run: (command) => services.centre.execute(command, `call:${agentId}:${key}`),
  };
  // checkArgument has just proved the argument's type.
  const answer: unknown = await handle(context, call.argument as MethodArguments[MethodName]);
  const result = app === null ? answer : linkMessages(answer, (message) => services.attachments.toAppMessage(message));
  const { personalData } = services;
  return app !== null && !app.permissions.includes("customer.pii")
    ? personalData.mask(result)
    : personalData.show(agentId, result);
}
