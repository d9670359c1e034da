import type { EventName } from "@omni/contract";
import {
  createAnswerer,
  createPortTransport,
  type HostMessage,
  type Request,
  type SdkMessage,
  type Transport,
} from "@omni/wire";
import { answerCall, checkSize } from "./answer-call.ts";
import { createCountedNames, type CountedNames } from "./counted-names.ts";
import type { AppRecord } from "./app-record.ts";
import { createOutbox } from "./outbox.ts";
import type { PreparedEvent } from "./prepared-event.ts";

/** One page load of an app: its port, and what that page follows. A reload gets a new one. */
export interface AppPort {
  readonly app: AppRecord;
  readonly registered: CountedNames<EventName>;
  readonly topics: CountedNames<string>;
  /** Delivers an event if this page registered for it and the app may see it. */
  offer(event: PreparedEvent): void;
  /** The entries of a replay, as JSON: they belong to one registration, not to every callback of the page. */
  replay(name: EventName): string;
  /** Sends data to the other apps; answers how many received it. */
  publish(topic: string, data: unknown): number;
  /** Delivers a topic message, already written as JSON. */
  deliver(entry: string): void;
  close(): void;
}

/** Room for a stack trace. */
const longestFault = 4_000;

/** `onGone` is called once, when the page has left or the host has closed the port. */
export function createAppPort(app: AppRecord, port: MessagePort, onGone: () => void): AppPort {
  const transport: Transport<HostMessage, SdkMessage> = createPortTransport(port);
  const outbox = createOutbox((message) => transport.send(message));
  const registered = createCountedNames<EventName>();
  const topics = createCountedNames<string>();

  const toEntry = (event: PreparedEvent, more = ""): string | null => {
    if (!app.may(event.entry)) return null;
    const members = event.members(app.seesPersonalData);
    if (members === null) return null;
    return `{"name":"${event.entry.name}","payload":{"sequence":${app.nextSequence()},${more}${members}}}`;
  };

  const own: AppPort = {
    app,
    registered,
    topics,
    offer(event) {
      if (!registered.has(event.entry.name)) return;
      const entry = toEntry(event);
      if (entry !== null) outbox.add(entry);
    },
    replay(name) {
      const entries = app.replay(name).map((event) => toEntry(event, '"replayed":true,'));
      return `[${entries.filter((entry) => entry !== null).join(",")}]`;
    },
    publish(topic, data) {
      const from = { appId: app.appId, instanceId: app.instanceId };
      const entry = JSON.stringify({ topic, data, from });
      let delivered = 0;
      for (const other of app.ports()) {
        if (other === own || !other.topics.has(topic)) continue;
        other.deliver(entry);
        delivered++;
      }
      return delivered;
    },
    deliver: (entry) => outbox.add(entry),
    close: () => transport.close(),
  };

  const answerer = createAnswerer({
    send: (reply) => outbox.reply(reply),
    handle: (request, signal) => answerCall(own, request, signal),
    onBug(error, correlationId, method) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      app.log.write("error", "INTERNAL", `${method} failed (${correlationId}): ${text}`);
    },
  });

  // The type is what an honest SDK sends; a page may post anything.
  const receive = (message: SdkMessage | null): void => {
    switch (message?.kind) {
      case "request":
        if (isRequest(message)) return answerer.receive(message);
        break;
      case "abort":
        return answerer.abort(message.id);
      case "fault": {
        if (app.takeToken() > 0 || checkSize(message, app.limits.payloadBytes) !== null) return;
        return app.log.write("error", "CALLBACK_THREW", `${message.source}: ${message.message}`.slice(0, longestFault));
      }
      default:
    }
    app.log.writeSeldom("warn", "NOT_A_MESSAGE", "The app posted something on its port that is no message.");
  };

  transport.start({
    onMessage: receive,
    onClose() {
      answerer.close();
      onGone();
    },
  });
  return own;
}

const isRequest = (message: Request): boolean => typeof message.id === "number" && typeof message.method === "string";
