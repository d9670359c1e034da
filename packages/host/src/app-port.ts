import type { EventName } from "@omni/contract";
import {
  createAnswerer,
  createPortTransport,
  OmniError,
  type Fault,
  type HostMessage,
  type Request,
  type SdkMessage,
  type Transport,
} from "@omni/wire";
import { answerCall } from "./answer-call.ts";
import { checkSize } from "./check-size.ts";
import { createCountedNames } from "./counted-names.ts";
import type { AppPort, AppRecord } from "./app-record.ts";
import { createOutbox } from "./outbox.ts";
import type { PreparedEvent } from "./prepared-event.ts";

export interface AppPortHandlers {
  /** Called once, when the page has left, was `lost` without a word, or the host has closed the port. */
  onGone: (lost: boolean) => void;
  onPong: (id: unknown) => void;
  /** The page posts more than the console can take. */
  onFlood: () => void;
}

/** Room for a stack trace. */
const longestFault = 4_000;

export function createAppPort(
  app: AppRecord,
  port: MessagePort,
  { onGone, onPong, onFlood }: AppPortHandlers,
): AppPort {
  const transport: Transport<HostMessage, SdkMessage> = createPortTransport(port);
  const outbox = createOutbox((message) => transport.send(message));
  const registered = createCountedNames<EventName>();
  const topics = createCountedNames<string>();

  const toEntry = (event: PreparedEvent, more = ""): string | null => {
    if (!app.may(event.entry)) return null;
    const members = event.members(app.seesPersonalData);
    if (members === null) return null;
    app.figures.messagesOut++;
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
        if (other === own || other.isSilent || !other.topics.has(topic)) continue;
        other.deliver(entry);
        delivered++;
      }
      return delivered;
    },
    deliver(entry) {
      app.figures.messagesOut++;
      outbox.add(entry);
    },
    ping: (id) => transport.send({ kind: "ping", id }),
    isSilent: false,
    close: () => transport.close(),
  };

  const answerer = createAnswerer({
    send(reply) {
      app.figures.messagesOut++;
      outbox.reply(reply);
    },
    handle,
    onBug(error, correlationId, method) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      app.figures.callErrors++;
      app.log.write("error", "INTERNAL", `${method} failed (${correlationId}): ${text}`, { method });
    },
  });

  function handle(request: Request, signal: AbortSignal): unknown {
    try {
      if (answerer.pending() > app.limits.runningCalls) throw tooManyAtOnce(app.limits.runningCalls);
      const answer = answerCall(own, request, signal);
      if (answer instanceof Promise) answer.then(undefined, (error: unknown) => note(request, error));
      return answer;
    } catch (error) {
      note(request, error);
      throw error;
    }
  }

  /** A refusal that the app's author or an administrator may look for; a bug is written by `onBug`. */
  const note = ({ method }: Request, error: unknown): void => {
    if (!OmniError.is(error) || error.code === "ABORTED") return;
    app.figures.callErrors++;
    const name = method.slice(0, 128);
    app.log.writeSeldom("warn", error.code, `${name}: ${error.message}`, name);
  };

  // The type is what an honest SDK sends; a page may post anything.
  const receive = (message: SdkMessage | null): void => {
    app.figures.messagesIn++;
    if (app.takeMessage() > 0) return onFlood();
    switch (message?.kind) {
      case "request":
        if (isRequest(message)) return answerer.receive(message);
        break;
      case "abort":
        return answerer.abort(message.id);
      case "pong":
        return onPong(message.id);
      case "fault": {
        if (app.takeToken() > 0 || checkSize(message, app.limits.payloadBytes) !== null) return;
        return writeFault(app, message);
      }
      default:
    }
    app.log.writeSeldom("warn", "NOT_A_MESSAGE", "The app posted something on its port that is no message.");
  };

  transport.start({
    onMessage: receive,
    onClose(lost) {
      answerer.close();
      onGone(lost);
    },
  });
  return own;
}

const isRequest = (message: Request): boolean => typeof message.id === "number" && typeof message.method === "string";

const tooManyAtOnce = (most: number): OmniError =>
  new OmniError("RATE_LIMITED", `At most ${most} calls wait for their answers at once.`, {
    details: { retryAfterMs: 1_000 },
  });

function writeFault(app: AppRecord, { source, message }: Fault): void {
  if (source === "page") return app.log.write("error", "PAGE_ERROR", message.slice(0, longestFault));
  if (source === "policy") return app.log.write("error", "POLICY", message.slice(0, longestFault));
  app.figures.callbackErrors++;
  app.log.write("error", "CALLBACK_THREW", `${source}: ${message}`.slice(0, longestFault));
}
