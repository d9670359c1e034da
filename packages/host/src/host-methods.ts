import {
  contractVersion,
  isEventName,
  nearest,
  events,
  type EventName,
  type MethodArguments,
  type MethodName,
} from "@omni/contract";
import { OmniError } from "@omni/wire";
import type { AppPort } from "./app-record.ts";
import { checkSize } from "./check-size.ts";
import type { CallContext } from "./platform.ts";

type HostMethod = (port: AppPort, argument: never, context: CallContext) => unknown;

/** The contract's methods that every host answers itself. */
export const hostMethods: ReadonlyMap<string, HostMethod> = new Map<MethodName, HostMethod>([
  ["app.getContext", ({ app }) => app.context()],
  [
    "app.log",
    ({ app }, { level, message, data }: MethodArguments["app.log"]) => {
      app.log.write(level, "APP_LOG", message, { data });
      return null;
    },
  ],
  [
    "app.publish",
    (port, { topic, data }: MethodArguments["app.publish"]) => {
      const refusal = checkSize(data, port.app.limits.topicBytes);
      if (refusal !== null) throw refusal;
      return { delivered: port.publish(topic, data) };
    },
  ],
  [
    "app.subscribe",
    ({ app, topics }, { topic }: MethodArguments["app.subscribe"]) => {
      if (!topics.has(topic) && topics.size() >= app.limits.topics) {
        throw new OmniError("RATE_LIMITED", `A page follows at most ${app.limits.topics} topics. End one first.`);
      }
      topics.add(topic);
      return null;
    },
  ],
  [
    "app.unsubscribe",
    ({ topics }, { topic }: MethodArguments["app.unsubscribe"]) => {
      topics.delete(topic);
      return null;
    },
  ],
  [
    "configuration.getCapabilities",
    ({ app }) => ({
      contractVersion,
      capabilities: [...app.platform.capabilities],
      events: app.offer.eventNames(),
      methods: app.offer.methodNames(),
    }),
  ],
  ["configuration.getAppSettings", ({ app }) => app.settings],
]);

/** What the wire adds to the contract's methods: following events. Answers in the same turn, so that no event slips between. */
export const registerMethods: ReadonlyMap<string, (port: AppPort, argument: unknown) => unknown> = new Map([
  ["register", register],
  [
    "unregister",
    (port: AppPort, argument: unknown) => {
      port.registered.delete(readName(argument));
      return null;
    },
  ],
]);

function register(port: AppPort, argument: unknown): unknown {
  const name = readName(argument);
  const entry = events[name];
  if (!port.app.offer.hasEvent(entry)) {
    throw new OmniError("NOT_SUPPORTED", `This host does not offer ${name}.`, {
      details: { capability: entry.capability },
    });
  }
  port.app.demandPermission(entry);
  port.registered.add(name);
  const { replay } = argument as { replay?: unknown };
  return replay === true ? port.replay(name) : null;
}

function readName(argument: unknown): EventName {
  const { group, name } = (typeof argument === "object" && argument !== null ? argument : {}) as Record<
    string,
    unknown
  >;
  const given = typeof name === "string" ? name : typeof name;
  if (isEventName(given) && events[given].group === group) return given;
  throw unknownEvent(given, String(group));
}

function unknownEvent(name: string, group: string): OmniError {
  if (isEventName(name)) {
    return new OmniError("UNKNOWN_EVENT", `"${name}" is an event of sdk.${events[name].group}, not of sdk.${group}.`, {
      details: { name, group: events[name].group },
    });
  }
  const near = nearest(name.slice(0, 128), Object.keys(events));
  return new OmniError(
    "UNKNOWN_EVENT",
    `No event is named "${name.slice(0, 128)}".${near === null ? "" : ` Did you mean "${near}"?`}`,
    { details: { name: name.slice(0, 128), nearest: near } },
  );
}
