import { closeCodes, fromPhone, type FromPhone, type ToPhone } from "@omni/live";
import { OmniError, toWireError } from "@omni/wire";
import type { WebSocket } from "ws";
import { z } from "zod";
import type { Clock } from "../../clock.ts";
import { TokenBucket } from "../../live/token-bucket.ts";
import { receiveInTurn } from "../../receive-in-turn.ts";
import type { PhoneDesk } from "./phone-desk.ts";
import type { PhoneListener, PhoneSession } from "./phone-session.ts";

/** A person presses keys in bursts; a program that plays customers stays below this too. */
const burst = 60;
const perSecond = 15;
const helloWithinMs = 15_000;
/** A socket that takes no more than this off our hands is closed; its page comes back and resumes. */
const largestBacklogBytes = 1_000_000;

export interface PhoneConnectionOptions {
  desk: PhoneDesk;
  socket: WebSocket;
  /** Whether whoever opened the socket may play customers on this server. */
  mayPlay: boolean;
  clock: Clock;
  onBug: (error: unknown, correlationId: string) => void;
}

/** Serves the socket of a page that shows a phone, until it closes. */
export function connectPhonePage(options: PhoneConnectionOptions): void {
  const { desk, socket, mayPlay, clock, onBug } = options;
  const bucket = new TokenBucket(burst, perSecond, clock.now());
  let session: PhoneSession | null = null;

  const send = (message: ToPhone): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > largestBacklogBytes) return socket.terminate();
    socket.send(JSON.stringify(message));
  };
  const listener: PhoneListener = { send };
  const refuse = (orderId: string | null, error: unknown): void => {
    const { code, message } = toWireError(error, onBug);
    send({ type: "refused", orderId, code, message });
  };

  async function handle(message: FromPhone): Promise<void> {
    if (message.type === "ping") return send({ type: "pong" });
    if (message.type === "hello") {
      if (session !== null) throw new OmniError("INVALID_STATE", "Hello was said on this socket. Open another one.");
      if (!mayPlay)
        throw new OmniError(
          "PERMISSION_DENIED",
          "Simulated phones are for the demo contact centre, and for signed-in supervisors and administrators.",
        );
      session = desk.join(message, listener);
      if (socket.readyState !== socket.OPEN) desk.leave(session, listener);
      return;
    }
    if (session === null) throw new OmniError("NOT_INITIALIZED", "Say hello before anything else.");
    await session.obey(message);
  }

  async function receive(text: string): Promise<void> {
    const { orderId, message, problem } = parse(text);
    if (message === null) return refuse(orderId, new OmniError("INVALID_ARGUMENT", problem));
    try {
      if (bucket.take(clock.now()) > 0)
        throw new OmniError("RATE_LIMITED", "Too many orders in a short time. Wait a moment and try again.");
      await handle(message);
    } catch (error) {
      refuse(orderId, error);
    }
  }

  const deadline = setTimeout(() => {
    if (session === null) socket.close(closeCodes.BAD_MESSAGE, "No hello came.");
  }, helloWithinMs);
  receiveInTurn(socket, receive);
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    clearTimeout(deadline);
    if (session !== null) desk.leave(session, listener);
  });
}

const named = z.object({ orderId: z.string().max(64) });

type Parsed = { orderId: string | null } & ({ message: FromPhone; problem: null } | { message: null; problem: string });

/** A frame, or what is wrong with it; a wrong order is still answered by its id. */
function parse(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { orderId: null, message: null, problem: "The frame is not JSON." };
  }
  const orderId = named.safeParse(value).data?.orderId ?? null;
  const { success, data, error } = fromPhone.safeParse(value);
  if (success) return { orderId, message: data, problem: null };
  const [issue] = error.issues;
  const where = issue ? ` at ${issue.path.join(".") || "its top"}: ${issue.message}` : "";
  return { orderId, message: null, problem: `The frame is not valid${where}.` };
}
