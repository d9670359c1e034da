import { methods, type MethodName } from "@omni/contract";
import { OmniError } from "@omni/wire";
import { appMethods } from "./app.ts";
import { configurationMethods } from "./configuration.ts";
import { crmMethods } from "./crm.ts";
import { interactionMethods } from "./interaction.ts";
import { sessionOf, type MethodContext, type MethodHandler, type MethodHandlers } from "./method-context.ts";
import { sessionMethods } from "./session.ts";

const handlers: MethodHandlers = {
  ...sessionMethods,
  ...interactionMethods,
  ...configurationMethods,
  ...crmMethods,
  ...appMethods,
};

/** Performs a method whose argument and permission the host has checked. */
export async function perform(method: MethodName, argument: unknown, context: MethodContext): Promise<unknown> {
  const handle = handlers[method] as MethodHandler<MethodName> | undefined;
  if (handle === undefined) {
    throw new OmniError("NOT_SUPPORTED", `This console does not offer ${method}.`, {
      details: { capability: methods[method].capability },
    });
  }
  if (methods[method].errors.includes("NOT_LOGGED_IN")) sessionOf(context);
  // The host has checked the argument against the method's own parameters.
  return handle(context, argument as never);
}
