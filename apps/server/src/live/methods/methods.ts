import { contractVersion, eventNames, events, methodNames, methods, type MethodName } from "@omni/contract";
import type { MethodHandlers } from "../call-context.ts";
import { supportedCapabilities } from "../capabilities.ts";
import { appMethods } from "./app.ts";
import { callbackMethods } from "./callbacks.ts";
import { callMethods } from "./calls.ts";
import { configurationMethods } from "./configuration.ts";
import { crmMethods } from "./crm.ts";
import { initiateMethods } from "./initiate.ts";
import { interactionMethods } from "./interaction.ts";
import { messageMethods } from "./messages.ts";
import { sessionMethods } from "./session.ts";

/** Every method that this server answers, by its contract name. */
export const methodHandlers: MethodHandlers = {
  ...sessionMethods,
  ...interactionMethods,
  ...initiateMethods,
  ...callMethods,
  ...callbackMethods,
  ...messageMethods,
  ...configurationMethods,
  ...crmMethods,
  ...appMethods,
  "configuration.getCapabilities": () => ({
    contractVersion,
    capabilities: [...supportedCapabilities],
    events: eventNames.filter((name) => supportedCapabilities.has(events[name].capability)),
    methods: [...supportedMethods],
  }),
};

/** Methods that a console answers itself, without the server. */
const consoleOwn: readonly MethodName[] = [
  "app.getContext",
  "app.log",
  "app.publish",
  "app.subscribe",
  "app.unsubscribe",
  "crm.openRecord",
];
const isConsoleOwn = (name: MethodName): boolean => methods[name].api === "ui" || consoleOwn.includes(name);

/** What an app can call in a console of this server. */
export const supportedMethods: readonly MethodName[] = methodNames.filter(
  (name) =>
    supportedCapabilities.has(methods[name].capability) && (Object.hasOwn(methodHandlers, name) || isConsoleOwn(name)),
);
